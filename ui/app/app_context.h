// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <any>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

#include "app/session.h"
#include "base/label.h"

namespace meike::ui {

/// What every page is given: the open workspace, the language, the as-of date, and the ways to read, edit and report.
/// Lives on the UI thread; its signals are emitted there.
class AppContext : public QObject {
    Q_OBJECT

public:
    explicit AppContext(QObject* parent = nullptr);
    ~AppContext() override;

    // The workspace.
    Session* session() const { return m_session.get(); }  ///< nullptr on the welcome page
    void setSession(std::unique_ptr<Session> session);    ///< closes the one before
    bool isDemo() const;                                  ///< the workspace is the demo agency
    /// Reader for painting, on the UI thread: indexed look-ups under 16 ms only. Sees the scores of asOf().
    Database& reader();

    // The day everything is shown as of.
    Date today() const;
    Date asOf() const;
    bool inThePast() const;                 ///< a past day is shown: nothing can be edited
    void setAsOf(std::optional<Date> day);  ///< nothing: today; asOfChanged follows when the scores are there
    /// Scores as of asOf().
    std::shared_ptr<const Scores> scores() const;

    // Language and settings of this computer.
    Language language() const { return m_language; }
    void setLanguage(Language language);  ///< installs translators and announces LanguageChange
    QString text(const Label& label) const;

    // Editing.
    /// Runs a short edit and shows its name with an Undo button; on an error shows what happened. True when done.
    bool edit(Command command, std::function<void(Edit&)> fn);
    void undo();
    void redo();
    /// A long edit with progress and Cancel in the message bar. `done(true)` after success, `done(false)` after error or cancel
    /// (which has been shown).
    void runJob(const QString& title, Session::Work work, std::function<void(bool)> done = {});

    // Telling.
    void showMessage(const QString& text, const QString& actionText = {}, std::function<void()> action = {});
    void showError(const Error& error);

signals:
    void sessionChanged();                     ///< another workspace, or none
    void changed(const meike::Change& change);  ///< after every commit
    void scoresChanged();                      ///< after the scores have followed, and when asOf() has moved
    void languageChanged();
    void messageRequested(const QString& text, const QString& actionText, const std::function<void()>& action);
    void errorRequested(const QString& text);
    void jobStarted(const QString& title);
    void jobProgress(const QString& phase, qint64 done, qint64 total);
    void jobEnded();

private:
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Database> m_reader;
    std::shared_ptr<const Scores> m_pastScores;
    std::optional<Date> m_asOf;
    Language m_language = Language::zh;
};

/// One question asked again and again (a list, a dashboard): runs on a worker with its own reader, and only the answer to the
/// latest question arrives. A newer question interrupts the one before.
class LatestRead : public QObject {
    Q_OBJECT

public:
    explicit LatestRead(AppContext& context, QObject* parent = nullptr);
    ~LatestRead() override;

    using Read = std::function<std::any(Database&, const std::stop_token&)>;
    /// `read` runs on a worker thread; `done` on the UI thread unless a newer question was asked meanwhile. Errors other than
    /// cancelled are shown by the context.
    void ask(Read read, std::function<void(std::any)> done);
    bool running() const;

signals:
    void runningChanged(bool running);

private:
    struct State;
    AppContext& m_context;
    std::shared_ptr<State> m_state;
};

}  // namespace meike::ui
