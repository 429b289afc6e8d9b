// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib>
#include <filesystem>
#include <memory>

#include "app/generate.h"
#include "app/score_book.h"
#include "app/session.h"
#include "tests/support/temporary_folder.h"

namespace meike::bench {

inline std::int64_t sizeFrom(const char* variable, std::int64_t fallback) {
    const char* text = std::getenv(variable);
    return text ? std::strtoll(text, nullptr, 10) : fallback;
}

/// The generated workspace, made once a run.
class Agency {
public:
    Agency() {
        auto session = Session::create(m_folder / "bench.meike", "CNY");
        NoProgress quiet;
        const GenerateOptions options{sizeFrom("MEIKE_BENCH_CLIENTS", 100'000),
                                      sizeFrom("MEIKE_BENCH_ORDERS", 1'000'000), 7};
        session->runJob([&](Workspace& workspace, Progress& progress,
                            const std::stop_token& stop) { generateAgency(workspace, options, progress, stop); },
                        quiet);
        session->settle();
        today = session->clock().today();
        session.reset();  // folded into one file
        reader = Workspace::openReader(m_folder / "bench.meike");
        book.load(*reader);
    }
    std::filesystem::path file() const { return m_folder / "bench.meike"; }

private:
    test::TemporaryFolder m_folder;

public:
    std::unique_ptr<Database> reader;
    ScoreBook book;
    Date today;
};

inline Agency& agency() {
    static Agency made;
    return made;
}

/// Its session, opened once a run: a workspace is open in one place only.
inline const std::shared_ptr<Session>& agencySession() {
    static const std::shared_ptr<Session> opened = [] {
        std::shared_ptr<Session> session = Session::open(agency().file());
        session->settle();
        return session;
    }();
    return opened;
}

}  // namespace meike::bench
