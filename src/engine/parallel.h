// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

#include "base/progress.h"

namespace meike::engine {

/// Calls work(i, worker) for every i below `count`, on up to `threads` threads (worker is below that number). Which
/// worker gets which i is not said: results must go to places of their own, or into sums that do not depend on order.
/// Passes on the first exception; Error{cancelled} when stopped.
template <class Work>
void parallelFor(std::size_t count, unsigned threads, const std::stop_token& stop, Work work) {
    constexpr std::size_t kChunk = 32;
    std::atomic<std::size_t> next{0};
    std::exception_ptr failure;
    std::mutex guard;
    const auto run = [&](unsigned worker) {
        try {
            for (;;) {
                const std::size_t from = next.fetch_add(kChunk);
                if (from >= count) return;
                throwIfStopped(stop);
                for (std::size_t i = from; i < count && i < from + kChunk; ++i) work(i, worker);
            }
        } catch (...) {
            next = count;
            const std::lock_guard lock(guard);
            if (!failure) failure = std::current_exception();
        }
    };
    std::vector<std::jthread> helpers;
    // A thread costs more than a few dozen small tasks.
    if (count > kChunk) {
        for (unsigned worker = 1; worker < threads; ++worker) helpers.emplace_back(run, worker);
    }
    run(0);
    helpers.clear();
    if (failure) std::rethrow_exception(failure);
}

}  // namespace meike::engine
