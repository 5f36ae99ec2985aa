/// How the page looks: on light, dark and real paper, on wide and narrow screens.
enum ProfilePageStyle {
  /// The style sheet.
  static var css: String {
    """
    :root { color-scheme: light; --paper: #fff; --ink: #1c1e21; --soft: #5c6168; --rule: #e0e2e5;
      --tile: #f4f5f7; --line: #0072B2; --dot: #9aa1aa; --mark: #D55E00; }
    @media screen and (prefers-color-scheme: dark) {
    :root { color-scheme: dark; --paper: #16181b; --ink: #e8e9eb; --soft: #a2a8b0;
      --rule: #33373c; --tile: #202328; --line: #56B4E9; --dot: #6c737c; --mark: #E2691A; }
    }
    * { box-sizing: border-box; }
    body { margin: 0 auto; padding: 1.2rem 1rem 3rem; max-width: 50rem; background: var(--paper);
      color: var(--ink); font: 16px/1.45 system-ui, sans-serif;
      print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    h1 { margin: 0; font-size: 1.6rem; overflow-wrap: anywhere; }
    h2 { margin: 0 0 .3rem; font-size: 1.15rem; }
    .stamp { margin: .2rem 0 .8rem; color: var(--soft); font-size: .9rem;
      overflow-wrap: anywhere; }
    .warning { margin: .8rem 0; padding: .5rem .8rem; border-left: .3rem solid var(--mark);
      background: var(--tile); }
    .tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(10.5rem, 1fr));
      gap: .6rem; margin: 1.2rem 0; }
    .tiles div { display: flex; flex-direction: column; padding: .6rem .8rem;
      border-radius: .4rem; background: var(--tile); }
    .tiles dd { margin: 0; font-size: 1.5rem; font-weight: 600; }
    .tiles small { font-size: .9rem; font-weight: 400; }
    .tiles dt { color: var(--soft); font-size: .85rem; }
    figure { margin: 2.2rem 0 0; break-inside: avoid; }
    figcaption { margin-top: .5rem; color: var(--soft); font-size: .9rem; }
    .legend { display: grid; grid-template-columns: repeat(auto-fill, minmax(18rem, 1fr));
      gap: .1rem 1rem; margin: .5rem 0 0; padding: 0; list-style: none; font-size: .9rem; }
    .figures { color: var(--soft); white-space: nowrap; }
    .swatch { display: inline-block; width: .8em; height: .8em; margin-right: .45em;
      border-radius: .15em; background: var(--color); }
    .wide { overflow-x: auto; }
    table { width: 100%; border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums; }
    th, td { padding: .25rem .6rem; border-bottom: 1px solid var(--rule); text-align: right;
      white-space: nowrap; }
    th:first-child { padding-left: 0; text-align: left; }
    .plain th { white-space: normal; }
    tbody th { font-weight: 400; }
    tfoot { font-weight: 600; }
    svg { display: block; width: 100%; max-width: 100%; height: auto; }
    svg text { fill: var(--soft); font: 11px system-ui, sans-serif; }
    svg .halo { fill: var(--ink); stroke: var(--paper); stroke-width: 3px; paint-order: stroke;
      stroke-linejoin: round; }
    path { fill: none; }
    .axis { stroke: var(--soft); }
    .grid { stroke: var(--rule); }
    .guide { stroke: var(--soft); stroke-dasharray: 4 3; }
    .leader { stroke: var(--soft); stroke-width: .7; }
    .dots { stroke: var(--dot); stroke-width: 3.2; stroke-linecap: round; opacity: .75; }
    .median { stroke: var(--line); stroke-width: 1.8; stroke-linejoin: round; }
    .first { stroke: var(--mark); stroke-width: 8; stroke-linecap: round; }
    .beyond, .slower { fill: var(--mark); }
    .faster { fill: var(--line); }
    .within { fill: var(--dot); }
    .noise { fill: var(--tile); stroke: var(--rule); }
    .histogram { fill: var(--line); }
    .roof { stroke: var(--ink); stroke-width: 1.8; stroke-linejoin: round; }
    .point { stroke: var(--color); stroke-width: 10; stroke-linecap: round; }
    .bar { fill: var(--color); shape-rendering: crispEdges; }
    .tip { fill: transparent; }
    .tip:hover { fill: var(--ink); fill-opacity: .2; }
    @media (max-width: 600px) {
    svg text { font-size: 16px; }
    .legend { grid-template-columns: 1fr; }
    table { font-size: .82rem; }
    th, td { padding: .25rem .35rem; }
    .tiles { grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); }
    }
    .whole { --color: var(--ink); }
    \(colors(\.light))
    @media screen and (prefers-color-scheme: dark) {
    \(colors(\.dark))
    }
    """
  }

  private static func colors(_ color: KeyPath<ProfilePageSeries, String>) -> String {
    ProfilePageSeries.all.map { ".\($0.style) { --color: \($0[keyPath: color]); }" }
      .joined(separator: "\n")
  }
}
