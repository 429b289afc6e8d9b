// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QApplication>
#include <QTest>

#include "storage/maintenance.h"
#include "tests/ui/rooms_fixture.h"
#include "ui/forms/field_editor.h"
#include "ui/forms/record_form.h"
#include "ui/kit/text.h"
#include "ui/rooms/client/client_facts.h"
#include "ui/rooms/client/client_page.h"
#include "ui/rooms/client/client_timeline.h"
#include "ui/rooms/client/field_line.h"
#include "ui/rooms/client/timeline_model.h"
#include "ui/shell/main_window.h"

namespace meike::ui::test {

using Values = std::map<std::string, Value>;

/// The real window on the page of a client; records are made in their forms.
class ClientPageTest : public RoomsTest {
protected:
    ClientPageTest() {
        window = std::make_unique<MainWindow>(context);
        window->resize(1280, 800);
        window->show();
        QApplication::setActiveWindow(window.get());
    }
    ~ClientPageTest() override { window.reset(); }

    ClientPage& page() { return window->page<ClientPage>(); }
    void settled() {
        session().settle();
        QTest::qWait(1);
        ASSERT_TRUE(QTest::qWaitFor([&] { return page().isSettled(); }, 20'000)) << u8(errors.join(u' '));
    }
    void show(RecordId client) {
        context.go(u"client"_s, VisitClient{.client = client});
        settled();
    }
    /// A record made in its form, as the menu opens it.
    RecordId add(Kind kind, const Values& values, const std::map<std::string, Value>& presets = {}) {
        RecordId made = 0;
        EXPECT_TRUE(editRecord(context, window.get(), kind, 0, presets, [&](RecordId id) { made = id; }));
        auto* form = window->findChild<RecordForm*>();
        if (!form) return 0;
        for (const auto& [key, value] : values) {
            FieldEditor* editor = form->editor(key);
            EXPECT_NE(editor, nullptr) << key;
            if (editor) editor->setValue(value);
        }
        form->save();
        EXPECT_NE(made, 0) << kindName(kind) << " was not stored";
        if (made == 0) form->reject();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        return made;
    }
    RecordId addOf(RecordId client, Kind kind, Values values) { return add(kind, values, {{"client", Value{client}}}); }
    FieldLine& line(std::string_view key) {
        FieldLine* found = page().facts().line(key);
        EXPECT_NE(found, nullptr) << key;
        return *found;
    }
    int entries(Kind kind) {
        const auto& counts = page().timeline().model().counts();
        const auto found = counts.find(kind);
        return found == counts.end() ? 0 : found->second;
    }
    std::string stateNow() {
        session().settle();
        return digest(*session().openReader());
    }
    QStringList names(const QString& object) {
        QTest::qWait(1);  // what was just laid out is shown by the next turn
        QStringList all;
        for (auto* each : page().findChildren<QAbstractButton*>(object))
            if (each->isVisibleTo(&page())) all << each->text();
        return all;
    }

    std::unique_ptr<MainWindow> window;
};

}  // namespace meike::ui::test
