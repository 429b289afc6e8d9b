// SPDX-License-Identifier: GPL-3.0-or-later
// What is done beside the fields of a client's page: needs put in order, contacts moved and written as cards, parts of
// the record verified, the card for a meeting.
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPointer>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QToolButton>

#include "app/view/client_desk.h"
#include "app/view/client_glance.h"
#include "domain/choices.h"
#include "exchange/vcard.h"
#include "storage/records.h"
#include "tests/ui/client_page_fixture.h"
#include "ui/kit/drag_mark.h"
#include "ui/kit/form_dialog.h"
#include "ui/kit/format.h"
#include "ui/parts/record_row.h"
#include "ui/rooms/client/chain_row.h"
#include "ui/rooms/client/client_side.h"
#include "ui/rooms/client/contact_sheets.h"
#include "ui/rooms/client/need_list.h"

namespace meike::ui::test {
namespace {

class ClientPaperTest : public ClientPageTest {
protected:
    RecordId withNeeds() {
        openEmpty();
        const RecordId client = add(Kind::client, {{"name", "知夏美妆"}});
        for (const char* title : {"三", "二", "一"})
            addOf(client, Kind::need, {{"date", "2026-05-01"}, {"title", title}});
        show(client);
        return client;
    }
    NeedList& needList() { return *page().findChild<NeedList*>(); }
    QStringList needs() {
        QTest::qWait(1);
        QStringList titles;
        for (const RecordRow* row : needList().rows()) titles << row->accessibleName().section(u", "_s, 0, 0);
        return titles;
    }
    template <class Sheet>
    Sheet* sheet(const QString& name) {
        auto* found = window->findChild<Sheet*>(name);
        EXPECT_NE(found, nullptr) << u8(name);
        return found;
    }
    static QString pdf(const QStringList& arguments) {
        QProcess reader;
        reader.start(u"pdftotext"_s, arguments);
        reader.waitForFinished(20'000);
        return QString::fromUtf8(reader.readAllStandardOutput());
    }
    static QString flat(QString text) {
        static const QRegularExpression kBlank(u"\\s"_s);
        return text.remove(kBlank);
    }
};

TEST_F(ClientPaperTest, NeedsAreDraggedIntoTheirOrderAndBack) {
    withNeeds();
    const std::string before = stateNow();
    EXPECT_EQ(needs(), (QStringList{u"一"_s, u"二"_s, u"三"_s}));
    // The first dropped below the last.
    const RecordId first = [&] {
        for (const Record& need : allRecords(context.reader(), Kind::need))
            if (need.text("title") == "一") return need.id();
        return RecordId{0};
    }();
    const std::unique_ptr<QMimeData> mark(dragMark(u"need"_s, first));
    const QPoint below(10, needList().height() - 1);
    QDragEnterEvent enter(below, Qt::MoveAction, mark.get(), Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&needList(), &enter);
    EXPECT_TRUE(enter.isAccepted());
    QDropEvent drop(below, Qt::MoveAction, mark.get(), Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&needList(), &drop);
    QTest::qWait(1);
    settled();
    EXPECT_EQ(needs(), (QStringList{u"二"_s, u"三"_s, u"一"_s}));
    // By keyboard, and the row keeps the keyboard.
    QApplication::setActiveWindow(window.get());  // the forms of above had it
    needList().rows()[2]->setFocus();
    QTest::keyClick(needList().rows()[2], Qt::Key_Up, Qt::ControlModifier);
    settled();
    EXPECT_EQ(needs(), (QStringList{u"二"_s, u"一"_s, u"三"_s}));
    EXPECT_TRUE(needList().rows()[1]->hasFocus());
    for (int i = 0; i < 2; ++i) context.undo();
    settled();
    EXPECT_EQ(stateNow(), before);
    // What another client's page drags has no place here.
    const std::unique_ptr<QMimeData> other(dragMark(u"need"_s, first + 1'000));
    QDragEnterEvent strange(below, Qt::MoveAction, other.get(), Qt::LeftButton, Qt::NoModifier);
    strange.ignore();
    QApplication::sendEvent(&needList(), &strange);
    EXPECT_FALSE(strange.isAccepted());
}

TEST_F(ClientPaperTest, AContactMovesAndStaysKnownWhereItWas) {
    openEmpty();
    const RecordId client = add(Kind::client, {{"name", "知夏美妆"}});
    const RecordId other = add(Kind::client, {{"name", "青禾乳业"}});
    const RecordId contact = addOf(client, Kind::contact, {{"name", "王若蘅"}, {"title", "市场总监"}});
    const std::string before = stateNow();
    show(client);
    openMoveContact(context, window.get(), contact);
    const QPointer<FormDialog> moving(sheet<FormDialog>(u"moveContactSheet"_s));
    ASSERT_TRUE(moving);
    moving->accept();
    EXPECT_TRUE(moving->isVisible()) << "nobody said where to";
    moving->findChild<FieldEditor*>(u"move_client"_s)->setValue(Value{other});
    moving->findChild<FieldEditor*>(u"move_title"_s)->setValue(std::string("品牌总监"));
    moving->accept();
    settled();
    EXPECT_FALSE(moving && moving->isVisible()) << u8(errors.join(u' '));
    EXPECT_EQ(readRecord(context.reader(), Kind::contact, contact)->integer("client"), other);
    EXPECT_EQ(readRecord(context.reader(), Kind::contact, contact)->text("title"), "品牌总监");
    EXPECT_EQ(names(u"chainRow"_s), QStringList{u"王若蘅"_s}) << "whoever has left is still seen";
    auto* row = page().side().findChild<ChainRow*>();
    ASSERT_TRUE(row);
    EXPECT_TRUE(row->accessibleName().contains(u"has left"_s)) << u8(row->accessibleName());
    show(other);
    EXPECT_EQ(names(u"chainRow"_s), QStringList{u"王若蘅"_s});
    context.undo();
    settled();
    EXPECT_EQ(stateNow(), before);
}

TEST_F(ClientPaperTest, ContactsGoOutAsCardsWithTheirPurpose) {
    openEmpty();
    const RecordId client = add(Kind::client, {{"name", "知夏美妆"}});
    const RecordId contact = addOf(client, Kind::contact, {{"name", "王若蘅"}, {"mobile", "13800138000"}});
    show(client);
    context.settings().setValue(u"files/folder"_s, qsPath(folder.path()));
    openContactCards(context, window.get(), {contact}, u"知夏/美妆"_s);
    auto* cards = sheet<FormDialog>(u"contactCardsSheet"_s);
    ASSERT_TRUE(cards);
    EXPECT_EQ(cards->focusWidget(), cards->findChild<QLineEdit*>(u"cardsPurpose"_s));
    cards->accept();
    EXPECT_TRUE(cards->isVisible()) << "no purpose was stated";
    cards->findChild<QLineEdit*>(u"cardsPurpose"_s)->setText(u"通讯录"_s);
    cards->accept();
    auto* chooser = window->findChild<QFileDialog*>();
    ASSERT_TRUE(chooser);
    EXPECT_TRUE(chooser->selectedFiles().value(0).endsWith(u"知夏-美妆.vcf"_s))
        << u8(chooser->selectedFiles().join(u' '));
    chooser->selectFile(path("cards.vcf"));
    static_cast<QDialog*>(chooser)->accept();
    settled();
    QFile file(path("cards.vcf"));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly)) << u8(errors.join(u' '));
    const auto read = readVcards(file.readAll().toStdString());
    ASSERT_TRUE(read);
    ASSERT_EQ(read->size(), 1U);
    EXPECT_EQ(read->front().name, "王若蘅");
    EXPECT_EQ(read->front().mobile, "13800138000");
    const auto notes = allRecords(context.reader(), Kind::borrow_record);
    ASSERT_EQ(notes.size(), 1U);
    EXPECT_EQ(notes.front().text("purpose"), "通讯录");
    EXPECT_EQ(notes.front().text("file"), "cards.vcf");
    context.settings().setValue(u"files/folder"_s, {});
}

TEST_F(ClientPaperTest, EveryPartOfTheRecordCanBeVerified) {
    openEmpty();
    const RecordId client = add(Kind::client, {{"name", "知夏美妆"}, {"code", "A-1"}, {"phone", "021-5555"}});
    const std::string before = stateNow();
    show(client);
    page().facts().setEmptyShown(true);
    QTest::qWait(1);
    int parts = 0;
    for (const Choice& section : choices::clientSections()) {
        auto* button = page().facts().findChild<QToolButton*>(u"verify_"_s + qs(section.key));
        if (!button) continue;  // has no fields of its own in the column
        ++parts;
        button->click();
        settled();
        const auto found = allRecords(context.reader(), Kind::verification);
        ASSERT_EQ(found.size(), static_cast<std::size_t>(parts)) << section.key;
        EXPECT_EQ(found.back().text("section"), section.key);
        EXPECT_EQ(found.back().text("date"), "2026-11-22");
        EXPECT_EQ(found.back().integer("client"), client);
    }
    EXPECT_GE(parts, 3);
    QStringList headings;
    for (const QLabel* label : page().facts().findChildren<QLabel*>()) headings << label->text();
    EXPECT_TRUE(headings.join(u'|').contains(u"verified 11-22"_s)) << u8(headings.join(u'|'));
    for (int i = 0; i < parts; ++i) context.undo();
    settled();
    EXPECT_EQ(stateNow(), before);
}

TEST_F(ClientPaperTest, TheCardIsOnePageAndItsTextCanBeRead) {
    openDemo();
    QSignalSpy written(&page(), &ClientPage::cardWritten);
    // The fullest clients, and one without anything.
    ClientQuery query;
    query.asOf = context.asOf();
    query.sorts = {{"monetary", true}};
    std::vector<RecordId> clients = queryClientIds(context.reader(), query);
    ASSERT_GT(clients.size(), 10U);
    const std::vector<RecordId> some = {clients[0], clients[1], clients[2], clients.back()};
    for (const Language language : {Language::en, Language::zh}) {
        context.setLanguage(language, false);
        for (const RecordId client : some) {
            show(client);
            const QString file = path("card.pdf");
            page().writeCard(file);
            ASSERT_TRUE(QTest::qWaitFor([&] { return written.count() == 1; }, 20'000)) << u8(errors.join(u' '));
            written.clear();
            const QString text = pdf({u"-layout"_s, file, u"-"_s});
            EXPECT_EQ(text.count(u'\f'), 1) << "it is one page";
            const QString all = flat(text);
            const auto holds = [&](const QString& words) {
                EXPECT_TRUE(all.contains(flat(words))) << u8(words) << "\n" << u8(text);
            };
            const ClientGlance& glance = *page().glance();
            holds(qs(glance.client.text("name")));
            if (const std::string& stage = textOrEmpty(glance.value("stage")); !stage.empty())
                holds(context.text(findChoice(fieldOf(Kind::client, "stage").choices, stage)->label));
            if (const Value& value = glance.value("monetary"); !isEmpty(value))
                holds(moneyShort(integerOr(value, 0), context.currency()));
            if (!glance.contacts.empty()) holds(qs(glance.contacts.front().text("name")));
            for (const words::Line& line : glance.reasons) holds(qs(line.text));
            // No number to call.
            for (const Record& contact : glance.contacts)
                for (const char* field : {"mobile", "phone", "email", "wechat"})
                    if (const QString secret = qs(contact.text(field)); secret.size() > 4) {
                        EXPECT_FALSE(all.contains(flat(secret))) << field;
                    }
            // Every word lies on the page, inside its margins.
            static const QRegularExpression kWord(
                u"<word xMin=\"([-0-9.]+)\" yMin=\"([-0-9.]+)\" xMax=\"([-0-9.]+)\" yMax=\"([-0-9.]+)\""_s);
            int words = 0;
            auto match = kWord.globalMatch(pdf({u"-bbox"_s, file, u"-"_s}));
            while (match.hasNext()) {
                const auto word = match.next();
                ++words;
                EXPECT_GE(word.captured(1).toDouble(), 40) << u8(word.captured(0));
                EXPECT_LE(word.captured(3).toDouble(), 595 - 40) << u8(word.captured(0));
                EXPECT_LE(word.captured(4).toDouble(), 842 - 40) << u8(word.captured(0));
            }
            EXPECT_GT(words, 10);
        }
    }
}

}  // namespace
}  // namespace meike::ui::test
