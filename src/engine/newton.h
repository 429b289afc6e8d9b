// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <optional>

namespace meike::engine {

/// Up to four parameters; the rest is 0.
using Vector4 = std::array<double, 4>;
using Matrix4 = std::array<std::array<double, 4>, 4>;

/// A function at a point, with its derivatives.
struct Derivatives {
    double value = 0;
    Vector4 gradient{};
    Matrix4 hessian{};
    double rounding = 0;  ///< error of the value from terms that cancel, if more than its own last digits
};

/// A box that no step leaves; a parameter on its edge whose gradient points outward is held there.
struct Box {
    Vector4 lower{};
    Vector4 upper{};
};

struct NewtonResult {
    Vector4 at{};
    Derivatives there;
    int evaluations = 0;
    bool converged = false;
    bool onRidge = false;          ///< converged, but to a place in a flat direction: there is no one top
    std::array<bool, 4> onEdge{};  ///< held by the box at the end
};

/// Maximises f over its first n parameters by Newton's method. The Hessian is made definite by adding to its diagonal
/// until a step goes uphill (Levenberg 1944, Marquardt 1963); no step is longer than 2 in any parameter, which on a log
/// scale is a factor of 7. Ends with a full step once the expected gain is below 1e-9 / 2, so what is left is its
/// square; or on a ridge, when 20 steps together gain less than 1e-5.
NewtonResult maximize(std::size_t n, const std::function<Derivatives(const Vector4&)>& f, const Vector4& start,
                      const Box& box);

/// Inverse of minus the Hessian (first n rows and columns); nothing when that is not positive definite.
std::optional<Matrix4> inverseOfNegative(const Matrix4& hessian, std::size_t n);

}  // namespace meike::engine
