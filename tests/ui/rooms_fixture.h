// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTest>

#include "app/defaults.h"
#include "app/demo.h"
#include "app/session.h"
#include "storage/records.h"
#include "tests/support/temporary_folder.h"
#include "ui/context/app_context.h"
#include "ui/kit/theme/theme.h"

namespace meike::ui::test {

using namespace Qt::StringLiterals;

inline const FixedClock& fixedClock() {
    static const FixedClock clock(valueOrThrow(makeDate(2026, 11, 22)));
    return clock;
}

/// The demo agency's file, made once per program.
inline const std::filesystem::path& demoFile() {
    static const meike::test::TemporaryFolder folder;
    static const std::filesystem::path path = [] {
        const std::filesystem::path made = folder / "demo.meike";
        auto session = Session::create(made, "CNY", fixedClock());
        NoProgress progress;
        session->runJob(
            [](Workspace& workspace, Progress& p, const std::stop_token& stop) {
                workspace.edit({"new_workspace", {}}, [](Edit& edit) { fillDefaults(edit); });
                fillDemo(workspace, Language::zh, p, stop);
            },
            progress);
        session->settle();
        return made;
    }();
    return path;
}

/// A window's context over a workspace of its own: empty with the default lists, or a copy of the demo agency.
class RoomsTest : public ::testing::Test {
protected:
    RoomsTest() {
        Theme::apply(*qApp, ThemeChoice::light);
        context.setLanguage(Language::en);
        QObject::connect(&context, &AppContext::errorRequested, &context,
                         [this](const Message& error) { errors << error.text(); });
        QObject::connect(&context, &AppContext::messageRequested, &context,
                         [this](const Message& message) { messages << message.text(); });
    }
    ~RoomsTest() override {
        context.setSession(nullptr);
        context.setLanguage(Language::en);  // of the whole program: the next test may have no context
    }

    void openEmpty() {
        auto session = Session::create(folder / "w.meike", "CNY", fixedClock());
        session->edit({"new_workspace", {}}, [](Edit& edit) { fillDefaults(edit); });
        context.setSession(std::move(session));
    }
    void openDemo() {
        std::filesystem::copy_file(demoFile(), folder / "w.meike");
        context.setSession(Session::open(folder / "w.meike", fixedClock()));
    }
    /// The same with nothing that playbooks want: presets are off, as in a workspace of one's own.
    void openDemoWithoutPlaybooks() {
        openDemo();
        session().edit({"people", {}}, [](Edit& edit) {
            for (const Kind kind : {Kind::playbook_entry, Kind::playbook})
                for (const Record& record : allRecords(edit.database(), kind)) edit.remove(kind, record.id());
            for (const Record& task : allRecords(edit.database(), Kind::task))
                if (!isEmpty(task.get("origin"))) edit.remove(Kind::task, task.id());
        });
        session().settle();
    }
    Session& session() { return *context.session(); }
    /// Waits until nothing is queued anywhere.
    void settle() {
        session().settle();
        QTest::qWait(1);
    }
    RecordId insert(const Record& record) {
        RecordId id = 0;
        session().edit({"add", {}}, [&](Edit& edit) { id = edit.insert(record); });
        return id;
    }
    QString path(const std::string& name) const { return QString::fromStdString((folder / name).string()); }

    meike::test::TemporaryFolder folder;
    AppContext context;
    QStringList errors;
    QStringList messages;
};

}  // namespace meike::ui::test
