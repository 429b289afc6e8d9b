// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <stop_token>
#include <string>

#include "exchange/table_source.h"

namespace meike::test {

using Watch = std::chrono::steady_clock;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr double kSlow = 6;  // a sanitizer's time is not what is measured
constexpr bool kMeasuresMemory = false;
#else
constexpr double kSlow = 1;
constexpr bool kMeasuresMemory = true;
#endif

/// `rows 3`, or why the file was refused. Everything is read.
inline std::string outcome(const std::string& bytes, const std::stop_token& stop = {}) {
    try {
        auto source = TableSource::fromBytes(bytes, {}, stop);
        if (!source) return source.error().detail().plain();
        CsvRow row;
        std::int64_t rows = 0;
        while ((*source)->next(row)) ++rows;
        return "rows " + std::to_string(rows);
    } catch (const Error& error) {
        return error.detail().plain();
    }
}

/// The same in a process of its own, whose time and memory are looked at.
inline std::string measured(const std::string& bytes) {
    int ends[2];
    EXPECT_EQ(::pipe(ends), 0);
    const auto start = Watch::now();
    const pid_t child = fork();
    if (child == 0) {
        const std::string text = outcome(bytes);
        const bool written = ::write(ends[1], text.data(), text.size()) == static_cast<ssize_t>(text.size());
        _exit(written ? 0 : 1);
    }
    close(ends[1]);
    std::string text(4096, '\0');
    const ssize_t got = ::read(ends[0], text.data(), text.size());
    text.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    close(ends[0]);
    int status = 0;
    rusage usage{};
    wait4(child, &status, 0, &usage);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << "ended by signal " << WTERMSIG(status);
    // Processor time: the machine may be busy with other things.
    const double seconds = static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                           static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
    EXPECT_LT(seconds, 5 * kSlow) << std::chrono::duration<double>(Watch::now() - start).count() << " s by the clock";
    if (kMeasuresMemory) {
        EXPECT_LT(usage.ru_maxrss, 512 * 1024) << "kB";
    }
    return text;
}

}  // namespace meike::test
