import Testing

@testable import SteleServer

/// What the server counts, in Prometheus's format.
struct MetricsTests {
  @Test
  func `requests are counted by route and status`() async throws {
    try await LoopbackServer.running { server in
      _ = try await server.post("/translate", json: #"{"q":"a","source":"en","target":"de"}"#)
      _ = try await server.post("/translate", json: #"{"q":"a","source":"en","target":"xx"}"#)
      _ = try await server.ask("GET", "/no/such/path?secret=1")
      let answer = try await server.ask("GET", "/metrics")
      #expect(answer.fields["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
      for line in [
        "# TYPE stele_http_requests_total counter",
        #"stele_http_requests_total{route="/translate",status="200"} 1"#,
        #"stele_http_requests_total{route="/translate",status="400"} 1"#,
        #"stele_http_requests_total{route="other",status="404"} 1"#,
        "stele_http_requests_in_flight 1",
        #"stele_http_request_duration_seconds_bucket{route="/translate",le="+Inf"} 2"#,
        #"stele_http_request_duration_seconds_count{route="/translate"} 2"#,
      ] { #expect(answer.text.contains(line + "\n"), "\(line)") }
      #expect(!answer.text.contains("secret") && !answer.text.contains("/no/such"))
      #expect(!answer.text.contains("127.0.0.1"))
    }
  }

  @Test
  func `buckets add up, and each value is in the first that it fits`() {
    var histogram = Histogram(bounds: [1, 2])
    for value in [0.5, 1, 1.5, 7] { histogram.add(value) }
    #expect(histogram.counts == [2, 1, 1])
    var text = MetricsText()
    text.add("h", "Help.", [MetricsText.Sample(labels: [("a", "x\"\\\n")], value: histogram)])
    #expect(
      String(decoding: text.bytes, as: UTF8.self) == """
        # HELP h Help.
        # TYPE h histogram
        h_bucket{a="x\\"\\\\\\n",le="1.0"} 2
        h_bucket{a="x\\"\\\\\\n",le="2.0"} 3
        h_bucket{a="x\\"\\\\\\n",le="+Inf"} 4
        h_sum{a="x\\"\\\\\\n"} 10.0
        h_count{a="x\\"\\\\\\n"} 4

        """)
  }

  @Test
  func `memory is read from what Linux tells`() throws {
    let text = "Name:\tstele\nVmRSS:\t    2048 kB\nRssAnon:\t1024 kB\nRssFile:\t 1000 kB\n"
    let memory = try #require(ProcessMemory(parsing: Array(text.utf8)))
    #expect(memory.resident == 2 << 20)
    #expect(memory.anonymous == 1 << 20)
    #expect(memory.mapped == 1000 << 10)
    #expect(ProcessMemory(parsing: Array("VmRSS:\t1 kB\n".utf8)) == nil)
  }

  #if os(Linux)
  @Test
  func `this process holds memory`() throws {
    let memory = try #require(ProcessMemory.current())
    #expect(memory.resident >= memory.anonymous && memory.anonymous > 0)
  }
  #endif
}
