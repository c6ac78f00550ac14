#ifndef CSLEEF_H
#define CSLEEF_H

// The elementary functions of SLEEF that MLCore uses: declarations of our own, because reading sleef.h
// would cost every note half a second of compile time.
//
// u10: at most 1.0 ulp of error (u15: 1.5, u05: 0.5). cinz: plain C without fused multiply-add, so the
// bits are the same on every processor (https://sleef.org, "bit-identical results").

double Sleef_cinz_expd1_u10purec(double);
double Sleef_cinz_expm1d1_u10purec(double);
double Sleef_cinz_exp2d1_u10purec(double);
double Sleef_cinz_exp10d1_u10purec(double);
double Sleef_cinz_logd1_u10purec(double);
double Sleef_cinz_log1pd1_u10purec(double);
double Sleef_cinz_log2d1_u10purec(double);
double Sleef_cinz_log10d1_u10purec(double);
double Sleef_cinz_powd1_u10purec(double, double);
double Sleef_cinz_sind1_u10purec(double);
double Sleef_cinz_cosd1_u10purec(double);
double Sleef_cinz_tand1_u10purec(double);
double Sleef_cinz_asind1_u10purec(double);
double Sleef_cinz_acosd1_u10purec(double);
double Sleef_cinz_atand1_u10purec(double);
double Sleef_cinz_atan2d1_u10purec(double, double);
double Sleef_cinz_sinhd1_u10purec(double);
double Sleef_cinz_coshd1_u10purec(double);
double Sleef_cinz_tanhd1_u10purec(double);
double Sleef_cinz_erfd1_u10purec(double);
double Sleef_cinz_erfcd1_u15purec(double);
double Sleef_cinz_lgammad1_u10purec(double);
double Sleef_cinz_cbrtd1_u10purec(double);
double Sleef_cinz_hypotd1_u05purec(double, double);

#endif
