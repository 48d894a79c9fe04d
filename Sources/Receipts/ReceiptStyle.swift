import HTML

extension ReceiptSheet {
  /// The page's one stylesheet (CSS Paged Media Level 3). Lengths are those of the paper; the
  /// printer's own margins must be off or at most the padding of a card.
  static func style(_ paper: Paper) -> StyleSheet {
    guard let sheet = StyleSheet(pageBox(paper) + cards) else {
      preconditionFailure("the style is ours and closes no element")
    }
    return sheet
  }

  private static func pageBox(_ paper: Paper) -> String {
    switch paper {
    // CSS has no name for A6.
    case .a6: "@page{size:105mm 148mm;margin:0}section{width:105mm}"
    case .a4:
      """
      @page{size:A4 portrait;margin:0}
      section{width:210mm;height:296.8mm;display:grid}
      section{grid-template:repeat(2,148.4mm)/repeat(2,105mm)}
      article:nth-child(odd){border-right:.2mm dashed #888}
      article:nth-child(-n+2){border-bottom:.2mm dashed #888}
      """
    }
  }

  // A tenth of a millimetre less than the paper: browsers round up and would add an empty page.
  private static let cards = """
    *{box-sizing:border-box}
    :root{color-scheme:light;color:#000;background:#fff}
    body{font:7.5pt/1.3 "Noto Sans","DejaVu Sans","Segoe UI",Arial,sans-serif}
    body,p,h1{margin:0}
    section{overflow:hidden}
    section+section{break-before:page}
    article{width:105mm;height:147.9mm;padding:6.5mm 8mm;display:flex;flex-direction:column}
    article>*{flex:none}
    header{flex:0 1 auto;min-height:0;overflow:hidden;font-size:6.5pt;line-height:1.25}
    header p+p{margin-top:.8mm}
    header strong{display:block;font-size:7.5pt}
    .long{font-size:5.5pt}
    .long strong{display:inline;font-size:5.5pt}
    h1{margin:2mm 0;padding:1mm 0;border:solid #000;border-width:.4mm 0}
    h1{font-size:11pt;line-height:1.2;text-align:center}
    .number{margin-bottom:1.5mm;font:bold 21pt/1.15 monospace;white-space:nowrap}
    .number{font-family:"Noto Sans Mono","DejaVu Sans Mono",Consolas,"Courier New",monospace}
    .number span{font-family:sans-serif}
    .medium{font-size:17pt}
    .small{font-size:12pt;white-space:normal;overflow-wrap:anywhere}
    .check{display:flex;gap:2mm;align-items:center;margin-top:auto}
    svg{flex:none;width:32mm;height:32mm;margin-left:-3mm}
    .check p+p,.care p+p{margin-top:1mm}
    .address{margin-bottom:auto;font-weight:bold;font-size:8pt;overflow-wrap:anywhere}
    .care{margin-top:2mm;font-size:7pt}
    .date{display:flex;gap:2mm;margin-top:1.5mm;font-size:6.5pt}
    .date::after{content:"";flex:1;border-bottom:.3mm solid #000}
    @media screen{
    :root{background:#dde3e8}
    section{margin:8mm auto;background:#fff;box-shadow:0 1mm 4mm #0004}
    }

    """
}
