// SPDX-License-Identifier: GPL-3.0-or-later
// The box at the top: phones, numbers and words lead to their client; what is chosen often stands first.
#include <QApplication>
#include <QListView>

#include "app/records/client_edits.h"
#include "app/view/saved_views.h"
#include "storage/records.h"
#include "tests/ui/rooms_fixture.h"
#include "ui/forms/record_form.h"
#include "ui/kit/popup_picker.h"
#include "ui/kit/search_field.h"
#include "ui/kit/text.h"
#include "ui/rooms/client/client_page.h"
#include "ui/rooms/clients/clients_page.h"
#include "ui/shell/main_window.h"

namespace meike::ui::test {
namespace {

class OmniSearchTest : public RoomsTest {
protected:
    OmniSearchTest() {
        window = std::make_unique<MainWindow>(context);
        window->resize(1280, 800);
        window->show();
        QApplication::setActiveWindow(window.get());
    }
    ~OmniSearchTest() override { window.reset(); }
    SuggestPopup& popup() { return *window->findChild<SuggestPopup*>(u"searchPopup"_s); }
    SearchField& field() { return *window->findChild<SearchField*>(u"globalSearch"_s); }
    QStringList offered() {
        QStringList texts;
        for (int i = 0; i < popup().list()->itemCount(); ++i) texts << popup().list()->itemAt(i).text;
        return texts;
    }
    bool offers(const QString& typed, const QString& holds) {
        field().setFocus();
        field().setText({});
        field().setText(typed);
        return QTest::qWaitFor([&] { return popup().isVisible() && offered().join(u'\n').contains(holds); }, 10'000);
    }
    std::unique_ptr<MainWindow> window;
};

TEST_F(OmniSearchTest, APhoneNumberLeadsToItsContact) {
    openEmpty();
    const RecordId client = insert(Record(Kind::client).set("name", std::string("知夏美妆")));
    const RecordId contact = insert(Record(Kind::contact)
                                        .set("client", client)
                                        .set("name", std::string("王若蘅"))
                                        .set("mobile", std::string("138 0013 8000")));
    session().settle();
    ASSERT_TRUE(offers(u"13800138000"_s, u"王若蘅"_s)) << u8(offered().join(u'|'));
    EXPECT_FALSE(offered().join(u'|').contains(u"0013"_s)) << "its middle is hidden";
    QTest::keyClick(&field(), Qt::Key_Return);
    EXPECT_EQ(window->currentPage(), u"client"_s);
    EXPECT_EQ(window->page<ClientPage>().client(), client);
    auto* form = window->findChild<RecordForm*>();
    ASSERT_TRUE(form);
    EXPECT_EQ(form->recordId(), contact);
    form->reject();
}

TEST_F(OmniSearchTest, WhatIsChosenOftenStandsFirst) {
    openEmpty();
    insert(Record(Kind::client).set("name", std::string("星河甲")));
    insert(Record(Kind::client).set("name", std::string("星河乙")));
    insert(Record(Kind::client).set("name", std::string("星河丙")));
    session().settle();
    ASSERT_TRUE(offers(u"星河"_s, u"星河丙"_s));
    const QString last = offered().at(2);
    QTest::keyClick(&field(), Qt::Key_Down);
    QTest::keyClick(&field(), Qt::Key_Down);
    QTest::keyClick(&field(), Qt::Key_Return);
    ASSERT_TRUE(offers(u"星河"_s, last));
    EXPECT_EQ(offered().at(0), last);
}

TEST_F(OmniSearchTest, ASavedViewAndASectionOfTheSettingsAreFoundByName) {
    openEmpty();
    const RecordId client = insert(Record(Kind::client).set("name", std::string("星河甲")));
    session().edit({"add", {}}, [](Edit& edit) { saveView(edit, SavedView{.name = "华东大客户"}); });
    session().settle();
    ASSERT_NE(client, 0);
    context.go(u"clients"_s, {});
    ASSERT_TRUE(QTest::qWaitFor([&] {
        for (const PagePart& part : window->page<ClientsPage>().parts())
            if (part.name == u"华东大客户"_s) return true;
        return false;
    }));
    ASSERT_TRUE(offers(u"hddkh"_s, u"华东大客户"_s)) << "by its initials";
    QTest::keyClick(&field(), Qt::Key_Return);
    EXPECT_EQ(window->currentPage(), u"clients"_s);
    EXPECT_EQ(window->page<ClientsPage>().listName(), u"华东大客户"_s);
    ASSERT_TRUE(offers(u"Currency"_s, u"Currency rates"_s));
    QTest::keyClick(&field(), Qt::Key_Return);
    EXPECT_EQ(window->currentPage(), u"settings"_s);
}

TEST_F(OmniSearchTest, BeforeAnythingIsTypedTheClientsLookedAtLastAreOffered) {
    openEmpty();
    const RecordId first = insert(Record(Kind::client).set("name", std::string("星河甲")));
    const RecordId second = insert(Record(Kind::client).set("name", std::string("星河乙")));
    const RecordId gone = insert(Record(Kind::client).set("name", std::string("星河丙")));
    session().settle();
    for (const RecordId id : {gone, first, second, first}) context.go(u"client"_s, VisitClient{.client = id});
    session().edit({"bin", {}}, [&](Edit& edit) { binClients(edit, std::vector<RecordId>{gone}); });
    QTest::keyClick(window.get(), Qt::Key_K, Qt::ControlModifier);
    ASSERT_TRUE(QTest::qWaitFor([&] { return popup().isVisible(); }));
    EXPECT_EQ(offered(), (QStringList{u"星河甲"_s, u"星河乙"_s})) << u8(offered().join(u'|'));
    QTest::keyClick(&field(), Qt::Key_Down);
    QTest::keyClick(&field(), Qt::Key_Return);
    EXPECT_EQ(window->page<ClientPage>().client(), second);
}

}  // namespace
}  // namespace meike::ui::test
