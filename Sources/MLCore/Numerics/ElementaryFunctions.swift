// The only file that imports CSleef.
internal import CSleef

// # Elementary functions with the same bits on every processor
//
// The C library chooses its `exp` by the processor it finds, and the variants differ in the last bit;
// training amplifies last bits. These functions call SLEEF's plain C kernels without fused
// multiply-add, which give one answer everywhere (error at most 1 ulp, 1.5 for erfc, .5 for hypot).
//
// They carry the standard names and are free functions, so a note that imports NoteKit alone writes
// `exp(x)`. A file that imports Foundation, Glibc or Darwin *too* sees two functions of each name, and
// the compiler says "ambiguous use of 'exp'": an error on purpose, because taking the C library's
// silently would change figures from one machine to the next. There, qualify (`MLCore.exp(x)`), or
// import the function itself, which takes precedence over a module (`import func MLCore.exp`).

// MARK: Exponentials and logarithms

/// eˣ.
public func exp(_ x: Double) -> Double { Sleef_cinz_expd1_u10purec(x) }

/// eˣ − 1 without cancellation for small x.
public func expm1(_ x: Double) -> Double { Sleef_cinz_expm1d1_u10purec(x) }

/// 2ˣ.
public func exp2(_ x: Double) -> Double { Sleef_cinz_exp2d1_u10purec(x) }

/// 10ˣ.
public func exp10(_ x: Double) -> Double { Sleef_cinz_exp10d1_u10purec(x) }

/// The natural logarithm: −∞ at 0, NaN below.
public func log(_ x: Double) -> Double { Sleef_cinz_logd1_u10purec(x) }

/// log(1 + x) without cancellation for small x.
public func log1p(_ x: Double) -> Double { Sleef_cinz_log1pd1_u10purec(x) }

/// The logarithm to base 2.
public func log2(_ x: Double) -> Double { Sleef_cinz_log2d1_u10purec(x) }

/// The logarithm to base 10.
public func log10(_ x: Double) -> Double { Sleef_cinz_log10d1_u10purec(x) }

// MARK: Powers and roots

/// xʸ; NaN for a negative base with a fractional exponent, 1 for 0⁰.
public func pow(_ x: Double, _ y: Double) -> Double { Sleef_cinz_powd1_u10purec(x, y) }

/// √x, correctly rounded; NaN below 0.
public func sqrt(_ x: Double) -> Double { x.squareRoot() }

/// ∛x, negative for a negative x.
public func cbrt(_ x: Double) -> Double { Sleef_cinz_cbrtd1_u10purec(x) }

/// √(x² + y²) without overflow or underflow on the way.
public func hypot(_ x: Double, _ y: Double) -> Double { Sleef_cinz_hypotd1_u05purec(x, y) }

// MARK: Trigonometric and hyperbolic functions

/// The sine of an angle in radians.
public func sin(_ x: Double) -> Double { Sleef_cinz_sind1_u10purec(x) }

/// The cosine of an angle in radians.
public func cos(_ x: Double) -> Double { Sleef_cinz_cosd1_u10purec(x) }

/// The tangent of an angle in radians.
public func tan(_ x: Double) -> Double { Sleef_cinz_tand1_u10purec(x) }

/// The angle in −π/2 … π/2 whose sine is x; NaN outside −1 … 1.
public func asin(_ x: Double) -> Double { Sleef_cinz_asind1_u10purec(x) }

/// The angle in 0 … π whose cosine is x; NaN outside −1 … 1.
public func acos(_ x: Double) -> Double { Sleef_cinz_acosd1_u10purec(x) }

/// The angle in −π/2 … π/2 whose tangent is x.
public func atan(_ x: Double) -> Double { Sleef_cinz_atand1_u10purec(x) }

/// The angle in −π … π of the point (x, y), from the positive x axis. Note the order: y first.
public func atan2(_ y: Double, _ x: Double) -> Double { Sleef_cinz_atan2d1_u10purec(y, x) }

/// The hyperbolic sine.
public func sinh(_ x: Double) -> Double { Sleef_cinz_sinhd1_u10purec(x) }

/// The hyperbolic cosine.
public func cosh(_ x: Double) -> Double { Sleef_cinz_coshd1_u10purec(x) }

/// The hyperbolic tangent.
public func tanh(_ x: Double) -> Double { Sleef_cinz_tanhd1_u10purec(x) }

// MARK: Error and gamma functions

/// The error function, 2/√π ∫₀ˣ e^(−t²) dt.
public func erf(_ x: Double) -> Double { Sleef_cinz_erfd1_u10purec(x) }

/// 1 − erf(x) without cancellation for large x.
public func erfc(_ x: Double) -> Double { Sleef_cinz_erfcd1_u15purec(x) }

/// log |Γ(x)|; +∞ at 0 and at the negative integers.
public func lgamma(_ x: Double) -> Double { Sleef_cinz_lgammad1_u10purec(x) }
