// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>

namespace meike {

/// Random numbers that are the same with every compiler and library: integers only, xoshiro256** seeded by splitmix64
/// (Blackman and Vigna 2021, "Scrambled linear pseudorandom number generators"). For made-up data, not for secrets.
class DeterministicRandom {
public:
    /// Generators of different streams are independent, so that what one record draws never moves the next one.
    explicit DeterministicRandom(std::uint64_t seed, std::uint64_t stream = 0) {
        std::uint64_t state = seed ^ (stream * 0xD1342543DE82EF95ULL + 0x2545F4914F6CDD1DULL);
        for (std::uint64_t& word : m_state) word = splitMix(state);
    }

    std::uint64_t next() {
        const std::uint64_t result = rotate(m_state[1] * 5, 7) * 9;
        const std::uint64_t shifted = m_state[1] << 17;
        m_state[2] ^= m_state[0];
        m_state[3] ^= m_state[1];
        m_state[1] ^= m_state[2];
        m_state[0] ^= m_state[3];
        m_state[2] ^= shifted;
        m_state[3] = rotate(m_state[3], 45);
        return result;
    }

    /// 0 .. bound-1; 0 when bound is 0. By the high half of a product: the bias is below bound / 2^64.
    std::uint64_t below(std::uint64_t bound) {
        return static_cast<std::uint64_t>((static_cast<unsigned __int128>(next()) * bound) >> 64);
    }

    /// first .. last, both included.
    std::int64_t between(std::int64_t first, std::int64_t last) {
        return last <= first ? first
                             : first + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(last - first) + 1));
    }

    bool chance(int percent) { return below(100) < static_cast<std::uint64_t>(percent < 0 ? 0 : percent); }

    template <class Container>
    const auto& pick(const Container& container) {
        return container[static_cast<std::size_t>(below(std::size(container)))];
    }

    /// Position in a list of weights, in proportion to them.
    std::size_t weighted(std::initializer_list<int> weights) {
        int total = 0;
        for (const int weight : weights) total += weight;
        auto left = static_cast<int>(below(static_cast<std::uint64_t>(total)));
        std::size_t index = 0;
        for (const int weight : weights) {
            if (left < weight) return index;
            left -= weight;
            ++index;
        }
        return index - 1;
    }

    /// Standard normal in units of 1/65536: the sum of twelve uniforms (Irwin-Hall), within +-6.
    std::int64_t normal() {
        std::int64_t sum = 0;
        for (int i = 0; i < 3; ++i) {
            const std::uint64_t word = next();
            for (int part = 0; part < 4; ++part) sum += static_cast<std::int64_t>((word >> (16 * part)) & 0xFFFF);
        }
        return sum - 393'210;
    }

    /// Gamma of shape 1/2 and mean 1/2 in units of 1/65536: half the square of a normal.
    std::int64_t gammaHalf() {
        const std::int64_t z = normal();
        return (z * z) >> 17;
    }

    /// Exponential of mean 1 in units of 1/65536: two gammas of shape 1/2.
    std::int64_t exponential() { return gammaHalf() + gammaHalf(); }

    /// `median` times 2^(z * sigma), z standard normal: lognormal. `sigma` in hundredths of an octave (100 = a factor
    /// of 2 for each standard deviation). median below 2^40.
    std::int64_t lognormal(std::int64_t median, int sigma) {
        std::int64_t exponent = normal() * sigma / 100;
        constexpr std::int64_t kLimit = 12 * 65'536;
        if (exponent > kLimit) exponent = kLimit;
        if (exponent < -kLimit) exponent = -kLimit;
        return timesPowerOfTwo(median, exponent);
    }

private:
    static std::uint64_t rotate(std::uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }

    static std::uint64_t splitMix(std::uint64_t& state) {
        std::uint64_t z = (state += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }

    /// value * 2^(exponent / 65536); the fraction by the first terms of exp(f ln 2), off by less than 0.1 %.
    static std::int64_t timesPowerOfTwo(std::int64_t value, std::int64_t exponent) {
        std::int64_t whole = exponent / 65'536;
        std::int64_t fraction = exponent % 65'536;
        if (fraction < 0) {
            fraction += 65'536;
            --whole;
        }
        constexpr std::array<std::int64_t, 5> kTerms{10'327'438, 59'597'000, 257'941'000, 744'261'120, 1'073'741'824};
        std::int64_t factor = 0;  // in units of 2^-30
        for (const std::int64_t term : kTerms) factor = ((factor * fraction) >> 16) + term;
        const auto product = static_cast<__int128>(value) * factor;
        return static_cast<std::int64_t>(whole >= 0 ? (product << whole) >> 30 : product >> (30 - whole));
    }

    std::array<std::uint64_t, 4> m_state{};
};

}  // namespace meike
