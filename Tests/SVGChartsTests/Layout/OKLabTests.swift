import SVGCharts
import Testing

@Suite struct `Colours in OKLab` {
  // By numpy 2.4.6 from Ottosson's two matrices: (M₂ · ∛(M₁ · linear sRGB)).
  @Test func `are where their author puts them`() {
    for (hex, expected) in [
      ("#FF0000", [0.627955, 0.224863, 0.125846]), ("#FFFFFF", [1, 0, 0]),
      ("#0072B2", [0.531929, -0.057459, -0.118068]),
    ] {
      let color = OKLab(hex: hex)
      for (ours, theirs) in zip([color.lightness, color.a, color.b], expected) {
        #expect(abs(ours - theirs) < 1e-5, "\(hex)")
      }
    }
  }

  @Test func `come back`() {
    for byte in stride(from: 0, through: 255, by: 5) {
      let hex = ChartColorHex.of(byte, 255 - byte, byte / 2)
      #expect(OKLab(hex: hex).hex == hex)
    }
  }

  // Grey of half the lightness: no hue, and 0.5³ = 0.125 of the light.
  @Test func `mix evenly in lightness`() {
    let grey = OKLab(hex: "#000000").mixed(with: OKLab(hex: "#FFFFFF"), share: 0.5)
    #expect(abs(grey.lightness - 0.5) < 1e-6)
    #expect(grey.hex == "#636363")  // 12.92·… : 1.055·0.125^(1/2.4) − 0.055 = 0.3886 = 99/255
  }
}

private enum ChartColorHex {
  static func of(_ bytes: Int...) -> String {
    "#" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
  }
}
