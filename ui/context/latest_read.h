// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <any>
#include <functional>
#include <memory>
#include <stop_token>
#include <type_traits>

#include "storage/database.h"

namespace meike::ui {

class AppContext;

/// One question asked again and again (a list, a dashboard): runs on a worker with its own reader, and only the answer
/// to the latest question arrives. A newer question interrupts the one before.
class LatestRead : public QObject {
    Q_OBJECT

public:
    explicit LatestRead(AppContext& context, QObject* parent = nullptr);
    ~LatestRead() override;

    /// `read(Database&, const std::stop_token&)` runs on a worker thread; `done(answer)` on the UI thread with what it
    /// returned, unless a newer question was asked meanwhile. Errors other than cancelled are shown by the context.
    template <class Read, class Done>
    void ask(Read read, Done done) {
        using Answer = std::invoke_result_t<Read&, Database&, const std::stop_token&>;
        if constexpr (std::is_void_v<Answer>) {
            askAny(
                [read = std::move(read)](Database& database, const std::stop_token& stop) mutable {
                    read(database, stop);
                    return std::any();
                },
                [done = std::move(done)](std::any) mutable { done(); });
        } else {
            // Held by a pointer: an answer need not be copyable, and a list of 100,000 is not copied.
            askAny(
                [read = std::move(read)](Database& database, const std::stop_token& stop) mutable {
                    return std::any(std::make_shared<Answer>(read(database, stop)));
                },
                [done = std::move(done)](std::any answer) mutable {
                    done(std::move(*std::any_cast<std::shared_ptr<Answer>&>(answer)));
                });
        }
    }
    /// Nothing is asked any more: what runs is interrupted, and no answer comes.
    void stop();
    bool running() const;

signals:
    void runningChanged(bool running);

private:
    struct State;
    void askAny(std::function<std::any(Database&, const std::stop_token&)> read, std::function<void(std::any)> done);
    AppContext& m_context;
    std::shared_ptr<State> m_state;
};

}  // namespace meike::ui
