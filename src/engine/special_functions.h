// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace meike::engine {

/// ln Gamma(x), x > 0. By hand because std::lgamma writes a global: recurrence up to x >= 10, then Stirling's series
/// (Abramowitz, Stegun 1964, 6.1.41).
double logGamma(double x);
/// Derivative of ln Gamma, x > 0 (Abramowitz, Stegun 1964, 6.3.18).
double digamma(double x);
/// Second derivative of ln Gamma, x > 0 (Abramowitz, Stegun 1964, 6.4.12).
double trigamma(double x);
/// ln of the Beta function, both above 0.
double logBeta(double a, double b);

/// (e^y - 1) / y, 1 at y = 0.
double expm1Ratio(double y);

/// 1 / (1 + e^-y) without overflow.
double logistic(double y);

/// Sums over j < count for S_c(count) = sum ln(c + j), which takes the place of ln Gamma(c + count) - ln Gamma(c), with
/// the j-th term weighted by weights[j]. Derivatives are by ln c.
struct LogRisingSums {
    double value = 0, first = 0, second = 0;
};
LogRisingSums logRisingSums(double c, std::span<const double> weights);

/// Nodes and weights of Gauss-Legendre quadrature on 0..1, exact for polynomials of degree 2n - 1.
struct GaussRule {
    std::span<const double> nodes;
    std::span<const double> weights;
};
enum class GaussOrder { n8, n16, n24 };
GaussRule gaussLegendre(GaussOrder order);

/// e^z E_s(z) = integral over v > 0 of e^(-z v) (1 + v)^-s, s > 0, z > 0: the exponential integral without its
/// underflow. Continued fraction (Abramowitz, Stegun 1964, 5.1.22) for z >= 1, quadrature in ln(1 + v) below.
double scaledExponentialIntegral(double s, double z);

/// Mean of (1 - (1 + p u)^-k) / p where p is Beta(a, b); k, u >= 0. This is what a buyer with drop-out probability p
/// after each purchase and a Gamma(k, 1) rate is expected to buy in time u. By the hypergeometric series in Euler's
/// form (Abramowitz, Stegun 1964, 15.3.3) with the removable a = 1 divided out; where that series is slow or loses
/// digits, by the trapezoid rule in ln(p / (1 - p)), which converges exponentially.
double meanPurchasesUntilDropOut(double a, double b, double k, double u);

/// The second way of meanPurchasesUntilDropOut() alone; slower, for all arguments.
double meanPurchasesUntilDropOutByQuadrature(double a, double b, double k, double u);

}  // namespace meike::engine
