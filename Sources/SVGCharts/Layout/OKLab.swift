/// A colour by lightness and two opponent axes in which equal distances look alike.
///
/// - Source: Ottosson 2020, "A perceptual color space for image processing".
package struct OKLab: Equatable {
  package var lightness: Double
  package var a: Double
  package var b: Double

  /// - Parameter hex: "#RRGGBB"; anything else is a middle grey.
  package init(hex: String) {
    let (red, green, blue) = linearRGB(hex: hex)
    let l = power(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue, 1.0 / 3)
    let m = power(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue, 1.0 / 3)
    let s = power(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue, 1.0 / 3)
    lightness = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s
    a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s
    b = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
  }

  /// A share of the way to another colour.
  package func mixed(with other: OKLab, share: Double) -> OKLab {
    var mixture = self
    mixture.lightness += (other.lightness - lightness) * share
    mixture.a += (other.a - a) * share
    mixture.b += (other.b - b) * share
    return mixture
  }

  package var hex: String {
    func cube(_ x: Double) -> Double { x * x * x }
    let l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b)
    let m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b)
    let s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b)
    func component(_ linear: Double) -> Double {
      linear <= 0.0031308 ? linear * 12.92 : 1.055 * power(linear, 1 / 2.4) - 0.055
    }
    return ChartColor(
      red: component(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
      green: component(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
      blue: component(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s)
    ).token
  }
}

/// The components of sRGB without its gamma, 0 to 1; of anything but "#RRGGBB" a middle grey's.
func linearRGB(hex: String) -> (red: Double, green: Double, blue: Double) {
  let digits = Array(hex.utf8.dropFirst())
  func component(_ index: Int) -> Double {
    guard digits.count == 6,
      let byte = UInt8(String(decoding: digits[index...index + 1], as: UTF8.self), radix: 16)
    else { return 0.216 }
    let share = Double(byte) / 255
    return share <= 0.04045 ? share / 12.92 : power((share + 0.055) / 1.055, 2.4)
  }
  return (component(0), component(2), component(4))
}

/// xʸ for x ≥ 0, the same on every machine.
func power(_ x: Double, _ y: Double) -> Double {
  x > 0 ? Logarithm.tenTo(Logarithm.base10(x) * y) : 0
}
