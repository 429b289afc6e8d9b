// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

#include "app/view/client_glance.h"
#include "tests/ui/rooms_fixture.h"
#include "ui/kit/popup_picker.h"
#include "ui/kit/text.h"
#include "ui/parts/client_list_model.h"
#include "ui/rooms/clients/client_actions.h"
#include "ui/rooms/clients/client_panel.h"
#include "ui/rooms/clients/client_table.h"
#include "ui/rooms/clients/clients_page.h"

namespace meike::ui::test {

/// The clients page in a window of its own over a copy of the demo agency.
class ClientsPageTest : public RoomsTest {
protected:
    ClientsPageTest() {
        for (const QString& key : {u"clients/columns"_s, u"clients/splitter"_s})
            context.settings().setValue(key, QVariant());
        for (const Field& field : kindRow(Kind::client).fields)
            context.settings().setValue(u"clients/width_"_s + qs(field.key), QVariant());
        context.settings().setValue(u"clients/width_"_s + ClientListModel::kRfmColumn, QVariant());
        page = std::make_unique<ClientsPage>(context);
    }
    ~ClientsPageTest() override { page.reset(); }

    void open() {
        openDemo();
        page->resize(1300, 780);
        page->show();
        QApplication::setActiveWindow(page.get());
        settled();
        ASSERT_GT(model().rowCount(), 300);
    }
    /// The list, its totals and the scores stand still.
    void settled() {
        session().settle();
        QTest::qWait(1);
        ASSERT_TRUE(QTest::qWaitFor([&] { return page->isSettled(); }, 20'000)) << u8(errors.join(u' '));
    }
    ClientListModel& model() { return page->model(); }
    ClientTable& table() { return page->table(); }
    int columnOf(const QString& key) { return static_cast<int>(model().columns().indexOf(key)); }
    QString cell(int row, const QString& key) {
        return model().index(row, columnOf(key)).data(Qt::DisplayRole).toString();
    }
    RecordId clientNamed(const std::string& name) {
        const auto ids = findRecords(context.reader(), Kind::client, "name", Value{name});
        return ids.empty() ? 0 : ids.front();
    }
    std::vector<RecordId> idsOf(ClientQuery query) {
        query.asOf = context.asOf();
        return queryClientIds(context.reader(), query);
    }
    void clickHeader(const QString& column, Qt::KeyboardModifiers modifiers = {}) {
        QHeaderView* header = table().horizontalHeader();
        const int section = columnOf(column);
        table().scrollTo(model().index(0, section));
        const QPoint at(header->sectionViewportPosition(section) + header->sectionSize(section) / 2,
                        header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, modifiers, at);
        settled();
    }
    PopupPicker* picker(const QString& name) {
        for (PopupPicker* each : page->findChildren<PopupPicker*>(name))
            if (each->isVisible()) return each;
        return nullptr;
    }
    std::vector<RecordId> tagsOf(RecordId client) { return tagsOfClient(context.reader(), client); }
    RecordId tagNamed(const std::string& name) {
        const auto ids = findRecords(context.reader(), Kind::tag, "name", Value{name});
        return ids.empty() ? 0 : ids.front();
    }

    std::unique_ptr<ClientsPage> page;
};

}  // namespace meike::ui::test
