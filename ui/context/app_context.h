// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QObject>
#include <QString>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <stop_token>

#include "app/session.h"
#include "base/label.h"
#include "domain/scoring_profile.h"
#include "storage/change.h"
#include "ui/context/settings.h"
#include "ui/context/unsaved.h"
#include "ui/context/visit.h"
#include "ui/kit/message.h"

namespace meike {
class Database;
struct DayView;
}  // namespace meike

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
    /// Closes the one before on a worker (checkpointing a large file takes a second): see closing().
    void setSession(std::unique_ptr<Session> session);
    /// Done when what was closed last has let go of its file: wait for it, on a worker, before opening that file again.
    std::shared_future<void> closing() const { return m_closing; }
    /// Runs on a worker, and the workspace stays until it has ended.
    void whileWorking(std::function<void()> work);
    /// What is done with a workspace, on that worker, before it is let go of; not with the demo agency.
    void setBeforeClose(std::function<void(const Session&)> work) { m_beforeClose = std::move(work); }
    bool isDemo() const;  ///< the workspace is the demo agency
    /// Where the demo agency lives.
    static std::filesystem::path demoPath();
    /// What has become of the file of the workspace (deleted, replaced, cut short, unreadable): nothing can be edited
    /// then. Nothing: all is well.
    const std::optional<Error>& fileProblem() const { return m_fileProblem; }
    /// Looks after the file now; otherwise that is done every few seconds, and when something could not be read.
    void checkFile();
    /// Reader for painting, on the UI thread: indexed look-ups under 16 ms only. Sees the scores of asOf().
    Database& reader();
    /// ISO code of the base currency.
    const std::string& currency() const { return m_currency; }

    // The day everything is shown as of.
    Date today() const;
    Date asOf() const;
    bool inThePast() const;  ///< a past day is shown: nothing can be edited
    /// Nothing: today; asOfChanged follows when the scores are there. `rules`: scored by these instead of those in use,
    /// which is looked at as a past day is: nothing can be edited meanwhile.
    void setAsOf(std::optional<Date> day, const std::optional<ScoringProfile>& rules = {});
    /// The rules that are looked at instead of those in use.
    const std::optional<ScoringProfile>& otherRules() const { return m_otherRules; }
    /// What readers are given to see the day that is shown; nullptr: today as it is stored.
    std::shared_ptr<const DayView> dayView() const { return m_pastDay; }
    /// Scores as of asOf().
    std::shared_ptr<const Scores> scores() const;
    /// Whether the forecast models are being fitted to changed data.
    bool refitRunning() const { return m_refitting; }

    // Language and settings of this computer.
    Language language() const { return m_language; }
    /// Installs translators and announces LanguageChange; remembered unless it is for this run alone.
    void setLanguage(Language language, bool remember = true);
    void setTheme(ThemeChoice theme);
    QString text(const Label& label) const;
    AppSettings& settings() { return m_settings; }
    /// Who edits from now on; remembered for this workspace. 0: nobody in particular.
    void setActor(RecordId person);

    // Editing.
    /// Runs a short edit and shows its name with an Undo button; on an error shows what happened. True when done.
    bool edit(Command command, std::function<void(Edit&)> fn);
    void undo() { moveHistory(true, {}); }
    void redo() { moveHistory(false, {}); }
    /// What undo() and redo() would move now; nothing when there is none.
    std::optional<HistoryStep> nextUndo() const;
    std::optional<HistoryStep> nextRedo() const;
    /// Takes back this step and no other: nothing happens when another has come on top of it.
    void undoStep(std::int64_t step) { moveHistory(true, step); }
    /// Whether anything may be edited: not while a past day is shown. Says so, with the way back, when it may not.
    bool mayEdit();
    /// The same as a tool tip for what is greyed out: empty while everything may be edited.
    QString whyNotEdit() const;
    /// A long edit with progress and Cancel in the message bar. `done(true)` after success, `done(false)` after error
    /// or cancel (which has been shown).
    void runJob(const LiveText& title, Session::Work work, std::function<void(bool)> done = {});
    /// Stops the running job, which takes back what it did.
    void cancelJob();
    /// Copies the workspace into another file, as a job; also when its own file is lost but can still be read.
    void saveCopy(const LiveText& title, const std::filesystem::path& destination, std::function<void(bool)> done = {});
    /// An edit of `rowCount` rows: at once when short, as a job when long; `done` as in runJob. Shows its name with
    /// Undo.
    void editMany(Command command, std::int64_t rowCount, std::function<void(Edit&)> fn,
                  std::function<void(bool)> done = {});

    // Telling. What is said belongs to the workspace that is open, and goes with it.
    void showMessage(const LiveText& text, const LiveText& actionText = {}, std::function<void()> action = {});
    void showError(const Error& error);
    /// The name of a step with an Undo button, as long as it is the one that Undo takes back.
    void showDone(const Command& command, std::int64_t step);

    /// Who may have something unsaved; asked before the window or the workspace closes. The running job is in it.
    UnsavedList& unsaved() { return m_unsaved; }

    // Going places.
    /// Goes to a room and shows something there.
    void go(const QString& room, const Visit& visit = {}) { emit visitWanted(room, visit); }
    void openPage(const QString& room) { go(room); }
    /// Shows these clients in the list; `name` becomes its title.
    void openClients(const Rule& rule, const QString& name);
    void openClients(const ClientList& clients, const QString& name);
    void openClient(RecordId client, std::optional<ClientTab> tab = {});
    /// Does what the window's action of this id does ("file.import").
    void runAction(const QString& id) { emit actionWanted(id); }
    void openWorkspace(const QString& path) { emit workspaceWanted(path); }
    /// A new workspace, and then this action.
    void beginWith(const QString& action) { emit newWorkspaceWanted(action); }
    /// Puts a backup in the place of the workspace.
    void restoreBackup(const QString& path, const QString& passphrase = {}) { emit restoreWanted(path, passphrase); }

signals:
    void sessionClosing();  ///< the workspace goes now: stop reading it
    void sessionChanged();  ///< another workspace, or none
    void fileProblemChanged();
    void changed(const meike::Change& change);  ///< after every commit
    void scoresChanged();                       ///< after the scores have followed, and when asOf() has moved
    void asOfChanged();
    void refitChanged(bool running);  ///< the forecast models are being fitted to changed data, or no more
    void languageChanged();
    void actorChanged();
    void rolesChanged();  ///< they are on, or off, from now on: said by whoever turned them
    void messageRequested(const meike::ui::Message& message);
    void errorRequested(const meike::ui::Message& error);
    void jobStarted(const meike::ui::LiveText& title);
    void jobProgress(const QString& phase, qint64 done, qint64 total);
    void jobEnded();
    void visitWanted(const QString& room, const meike::ui::Visit& visit);
    void actionWanted(const QString& id);
    void workspaceWanted(const QString& path);
    void newWorkspaceWanted(const QString& then);
    void restoreWanted(const QString& path, const QString& passphrase);

private:
    void moveHistory(bool back, std::optional<std::int64_t> only);
    /// Holds while the step is the next one that undo (redo) would move, in the workspace that is open now.
    std::function<bool()> whileNext(bool undo, std::int64_t step) const;
    void startJob(const LiveText& title, Session::Work work, std::function<void(bool)> done);
    void setFileProblem(std::optional<Error> problem);
    bool concernsFile(const Error& error) const;
    void loadPastScores(Date day, const std::optional<ScoringProfile>& rules);
    void setRefitting(bool running);
    std::optional<Unsaved> unsavedJob();
    void tellScoringProblems();

    AppSettings m_settings;
    UnsavedList m_unsaved;
    std::optional<LiveText> m_job;  ///< the title of the one that runs; none once its Cancel was pressed
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Database> m_reader;
    std::shared_ptr<const DayView> m_pastDay;
    std::vector<DamagedRecord> m_toldDamage;  ///< said once, not after every edit
    std::optional<Date> m_asOf;
    std::optional<ScoringProfile> m_otherRules;
    std::stop_source m_pastStop;
    std::shared_future<void> m_pastWork;  ///< reads of the session: they end before it does
    std::shared_future<void> m_closing;
    std::function<void(const Session&)> m_beforeClose;
    std::optional<Error> m_fileProblem;
    bool m_fileUnreadable = false;  ///< found by reading: looking at the file does not take it back
    std::string m_currency = "CNY";
    Language m_language = Language::zh;
    bool m_demo = false;
    bool m_refitting = false;
    std::uint64_t m_generation = 0;  ///< counts workspaces: what comes late from a closed one is dropped
};

}  // namespace meike::ui

Q_DECLARE_METATYPE(meike::Change)
Q_DECLARE_METATYPE(meike::Rule)
