import HTTPTypes
import Synchronization

/// What is counted of requests and of the service, for Prometheus.
///
/// Labels are routes and statuses, of which there are few; neither addresses nor keys, languages nor
/// texts are among them.
final class ServerMetrics: RequestObserver {
  private let service: any TranslationService
  private let requests = Mutex(Requests())

  private struct Requests {
    var running = 0
    var durations: [String: Histogram] = [:]
    var counts: [Key: Int] = [:]
    var byteCount = 0
  }

  private struct Key: Hashable {
    var route: String
    var status: Int
  }

  /// In seconds: from what needs no model to a page's worth of text.
  private static let durationBounds = [
    0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60,
  ]

  /// Metrics of a server that translates with `service`.
  init(_ service: any TranslationService) { self.service = service }

  /// All that it answers.
  var routes: [Route] {
    [
      Route(.get, "/metrics") { [self] _ in
        Reply(fields: [.contentType: MetricsText.mediaType], body: .bytes(text.bytes))
      }
    ]
  }

  func began(route: String) {
    requests.withLock { $0.running += 1 }
  }

  func ended(_ record: RequestRecord) {
    requests.withLock { requests in
      requests.running -= 1
      requests.byteCount += record.byteCount
      requests.counts[Key(route: record.route, status: record.status), default: 0] += 1
      requests.durations[record.route, default: Histogram(bounds: Self.durationBounds)]
        .add(record.duration / .seconds(1))
    }
  }

  /// All metrics, as they are now.
  var text: MetricsText {
    var text = MetricsText()
    addRequests(to: &text)
    addService(to: &text)
    addProcess(to: &text)
    return text
  }

  private func addRequests(to text: inout MetricsText) {
    let (running, durations, counts, byteCount) = requests.withLock {
      ($0.running, $0.durations, $0.counts, $0.byteCount)
    }
    let ordered = counts.sorted { ($0.key.route, $0.key.status) < ($1.key.route, $1.key.status) }
    text.add(
      .counter, "stele_http_requests_total",
      "Requests that were answered, by route and status; 499 where the client left before.",
      ordered.map { key, count in
        MetricsText.Sample(
          labels: [("route", key.route), ("status", "\(key.status)")], value: count)
      })
    text.add(
      .gauge, "stele_http_requests_in_flight", "Requests that are being answered.", running)
    text.add(
      .counter, "stele_http_response_bytes_total", "Bytes of the bodies of answers.", byteCount)
    text.add(
      "stele_http_request_duration_seconds", "From a request's header to the end of its answer.",
      durations.sorted { $0.key < $1.key }.map { route, histogram in
        MetricsText.Sample(labels: [("route", route)], value: histogram)
      })
  }

  private func addService(to text: inout MetricsText) {
    let state = service.state
    for (kind, name, help, value) in Self.numbers(state) { text.add(kind, name, help, value) }
    let histograms = [
      (
        "stele_wait_seconds", "From a request's admission to the first step of its sentences.",
        state.waits
      ),
      ("stele_rows_per_step", "Hypotheses that a step computes.", state.rows),
    ]
    for case (let name, let help, let histogram?) in histograms {
      text.add(name, help, [MetricsText.Sample(value: histogram)])
    }
  }

  private static func numbers(
    _ state: ServiceState
  ) -> [(kind: MetricsText.Kind, name: String, help: String, value: Int)] {
    [
      (.gauge, "stele_sentences_waiting", "Sentences that wait for the model.", state.queued),
      (.gauge, "stele_tokens_waiting", "Tokens of these sentences.", state.queuedTokens),
      (.gauge, "stele_sentences_running", "Sentences that are being translated.", state.running),
      (
        .counter, "stele_sentences_translated_total", "Sentences that were translated.",
        state.translated
      ),
      (
        .counter, "stele_sentences_truncated_total",
        "Sentences that were cut off at the most tokens.", state.truncated
      ),
      (.counter, "stele_tokens_generated_total", "Tokens that were generated.", state.tokens),
      (.counter, "stele_steps_total", "Steps that were computed, each for a batch.", state.steps),
      (
        .counter, "stele_sentences_withdrawn_total", "Sentences whose clients left before.",
        state.cancelled
      ),
      (
        .counter, "stele_requests_refused_total",
        "Requests that were refused, for too many waited.",
        state.refused
      ),
      (.counter, "stele_requests_expired_total", "Requests that waited too long.", state.expired),
      (
        .counter, "stele_cache_hits_total", "Sentences whose translation was kept from before.",
        state.cacheHits
      ),
      (
        .counter, "stele_sentences_shared_total",
        "Sentences that were being translated for another client.", state.shared
      ),
      (.gauge, "stele_cache_bytes", "What kept translations take.", state.cacheByteCount),
    ]
  }

  private func addProcess(to text: inout MetricsText) {
    guard let memory = ProcessMemory.current() else { return }
    text.add(
      .gauge, "process_resident_memory_bytes", "Memory that the process holds, mapped files too.",
      memory.resident)
    text.add(
      .gauge, "stele_anonymous_memory_bytes", "Memory of the process's own, which no file backs.",
      memory.anonymous)
    text.add(
      .gauge, "stele_mapped_memory_bytes",
      "Memory that holds pages of mapped files, which the system may take back.", memory.mapped)
  }
}
