// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>

#include "domain/text_form.h"
#include "tests/support/form_sample.h"
#include "tests/ui/rooms_fixture.h"
#include "ui/forms/field_editor.h"
#include "ui/forms/form_section.h"
#include "ui/forms/record_editors.h"
#include "ui/forms/record_form.h"
#include "ui/forms/text_editors.h"
#include "ui/kit/labels.h"
#include "ui/kit/popup_picker.h"
#include "ui/kit/text.h"

namespace meike::ui::test {
namespace {

class FormsTest : public RoomsTest {
protected:
    FormsTest() { openEmpty(); }

    /// One record of every kind that others point to, all of one client.
    void furnish() {
        const auto add = [&](Record record) { ids[record.kind()] = insert(record); };
        add(Record(Kind::person).set("name", "林晓").set("role", "account_manager").set("active", std::int64_t{1}));
        add(Record(Kind::client).set("name", "星河文旅"));
        add(Record(Kind::tag_group).set("name", "组"));
        add(Record(Kind::tag).set("name", "双十一").set("colour", std::int64_t{3}));
        const Value client = ids[Kind::client];
        add(Record(Kind::contact).set("client", client).set("name", "周岚"));
        add(Record(Kind::project).set("client", client).set("name", "春节投放"));
        add(Record(Kind::framework_contract)
                .set("client", client)
                .set("title", "2026 年框")
                .set("start", "2026-01-01")
                .set("finish", "2026-12-31")
                .set("committed", std::int64_t{1'000'000})
                .set("currency", "CNY"));
        const auto paper = [&](Kind kind) {
            return Record(kind).set("client", client).set("amount", std::int64_t{100'000}).set("currency", "CNY");
        };
        add(paper(Kind::order).set("date", "2026-03-01").set("number", "HT-1"));
        add(paper(Kind::receivable).set("due", "2026-04-01"));
        add(paper(Kind::receipt).set("date", "2026-04-02"));
        add(Record(Kind::playbook).set("name", "新客户").set("rule", R"({"all":[]})"));
        add(Record(Kind::account_plan).set("client", client).set("title", "2026 年计划").set("start", "2026-01-01"));
        add(Record(Kind::assessment)
                .set("name", "2026Q1")
                .set("as_of", "2026-03-31")
                .set("profile_name", "agency")
                .set("profile_version", std::int64_t{1})
                .set("profile_body", "{}")
                .set("tier_scale", "x"));
    }

    Value sample(Kind kind, const Field& field) {
        switch (field.type) {
            case FieldType::text:
                if (field.key == "currency") return Value{"USD"};
                if (field.form == &text_forms::kTime) return Value{meike::test::formSample(field, {}).second};
                if (field.form == &text_forms::kChannelMix) return Value{"抖音 40%、微信 30%"};
                return Value{"样例 " + std::string(field.key)};
            case FieldType::long_text:
                if (field.key == "rule") return Value{R"({"all":[]})"};
                return Value{"第一行\n第二行"};
            case FieldType::integer:
                return std::int64_t{field.maximum > 0 ? field.maximum - 1 : 7};
            case FieldType::decimal:
                if (field.maximum > 0) return std::int64_t{field.maximum - 1};
                return std::int64_t{1'250'000'000};
            case FieldType::money:
                return std::int64_t{1'234'567};
            case FieldType::date:
                return Value{"2026-03-09"};
            case FieldType::boolean:
                return std::int64_t{1};
            case FieldType::choice:
                return Value{std::string(field.choices.back().key)};
            case FieldType::choices:
                return Value{std::string(field.choices[0].key) + "," + std::string(field.choices[2].key)};
            case FieldType::pick:
                return findRecords(context.reader(), Kind::pick_item, "list", Value{std::string(field.target)}).at(1);
            case FieldType::reference:
                return field.refersTo == kind && kind == Kind::contact ? Value{ids.at(Kind::contact)}
                                                                       : Value{ids.at(field.refersTo)};
            case FieldType::moment:
            case FieldType::tags:
                break;
        }
        return {};
    }

    std::map<Kind, RecordId> ids;
};

TEST_F(FormsTest, EveryEditableFieldOfEveryKindIsStoredAndShownAgain) {
    furnish();
    for (const KindRow& kind : kindTable()) {
        if (!kind.edited) continue;
        SCOPED_TRACE(std::string(kind.key));
        RecordForm form(context, kind.kind, 0, {}, nullptr);
        Record expected(kind.kind);
        int editable = 0;
        // A client decides what others may point to, a currency how money is read.
        for (const bool first : {true, false}) {
            for (const Field& field : kind.fields) {
                FieldEditor* editor = form.editor(field.key);
                const bool wanted =
                    field.editable && field.source != FieldSource::score && field.type != FieldType::moment;
                ASSERT_EQ(editor != nullptr, wanted) << field.key;
                if (!editor || (field.key == "client" || field.key == "currency") != first) continue;
                ++editable;
                EXPECT_EQ(editor->input()->accessibleName().isEmpty() && editor->accessibleName().isEmpty(), false)
                    << field.key;
                if (field.type == FieldType::tags) {
                    static_cast<TagsEditor*>(editor)->setTags({ids.at(Kind::tag)});
                    static_cast<TagsEditor*>(editor)->addNew(u"新标签"_s);
                    continue;
                }
                Value value = sample(kind.kind, field);
                // A survey's score is limited by its metric.
                if (kind.kind == Kind::survey && field.key == "score") value = std::int64_t{4};
                ASSERT_FALSE(isEmpty(value)) << field.key;
                editor->setValue(value);
                EXPECT_EQ(editor->value(), value) << field.key;
                EXPECT_EQ(editor->fault(), QString()) << field.key;
                expected.set(field.key, value);
            }
        }
        if (editable == 0) continue;
        form.save();
        ASSERT_NE(form.recordId(), 0) << u8(errors.join(u' ')) << u8([&] {
            QString faults;
            for (const QLabel* label : form.findChildren<QLabel*>()) {
                if (label->property("tone").toString() == u"risk"_s) faults += label->text() + u' ';
            }
            return faults;
        }());
        const Record stored = *readRecord(context.reader(), kind.kind, form.recordId());
        RecordForm again(context, kind.kind, form.recordId(), {}, nullptr);
        for (const Field& field : kind.fields) {
            if (!again.editor(field.key) || field.type == FieldType::tags) continue;
            EXPECT_EQ(stored.get(field.key), expected.get(field.key)) << field.key;
            EXPECT_EQ(again.editor(field.key)->value(), expected.get(field.key)) << field.key;
        }
        EXPECT_FALSE(again.isDirty());
        if (const auto* tags = qobject_cast<TagsEditor*>(again.editor("tags"))) {
            EXPECT_EQ(tags->tags(), tagsOfClient(context.reader(), form.recordId()));
            EXPECT_EQ(tags->tags().size(), 2U);
        }
    }
}

TEST_F(FormsTest, ShowsValuesAsPeopleReadThem) {
    furnish();
    RecordForm form(context, Kind::order, ids.at(Kind::order), {}, nullptr);
    EXPECT_EQ(form.findChild<QPushButton*>(u"clientInput"_s)->text(), u"星河文旅"_s);
    EXPECT_EQ(form.findChild<QLineEdit*>(u"amountInput"_s)->text(), u"1,000.00"_s);
    EXPECT_EQ(form.findChild<QLineEdit*>(u"dateInput"_s)->text(), u"2026-03-01"_s);
}

TEST_F(FormsTest, RequiredFieldsBlockSavingAndSaySo) {
    RecordForm form(context, Kind::contact, 0, {}, nullptr);
    form.show();
    form.save();
    EXPECT_TRUE(form.isVisible());
    EXPECT_EQ(form.recordId(), 0);
    EXPECT_EQ(countRecords(context.reader(), Kind::contact), 0);
    EXPECT_EQ(form.findChild<QPushButton*>(u"clientInput"_s)->accessibleDescription(), u"Required"_s);
    EXPECT_TRUE(form.findChild<QLineEdit*>(u"nameInput"_s)->property("invalid").toBool());
    EXPECT_FALSE(form.findChild<QLineEdit*>(u"mobileInput"_s)->property("invalid").toBool());
}

TEST_F(FormsTest, SaysWhatCannotBeUnderstood) {
    furnish();
    RecordForm form(context, Kind::order, ids.at(Kind::order), {}, nullptr);
    const std::pair<QString, QString> wrong[] = {
        {u"dateInput"_s, u"2026-02-30"_s}, {u"amountInput"_s, u"viel"_s}, {u"netInput"_s, u"USD 5"_s}};
    for (const auto& [name, text] : wrong) {
        auto* edit = form.findChild<QLineEdit*>(name);
        const QString before = edit->text();
        edit->setText(text);
        form.save();
        EXPECT_TRUE(edit->property("invalid").toBool()) << u8(edit->objectName());
        EXPECT_EQ(form.result(), 0);
        edit->setText(before);
        EXPECT_FALSE(edit->property("invalid").toBool()) << "a fault goes when the field is edited";
    }
    form.findChild<QLineEdit*>(u"dateInput"_s)->setText(u"03/04/2026"_s);
    EXPECT_THAT(u8(form.editor("date")->fault()), ::testing::HasSubstr("two ways"));
    form.findChild<QLineEdit*>(u"dateInput"_s)->setText(u"2026年3月9日"_s);
    form.findChild<QLineEdit*>(u"amountInput"_s)->setText(u"1.5万"_s);
    form.save();
    EXPECT_EQ(form.result(), QDialog::Accepted);
    const Record stored = *readRecord(context.reader(), Kind::order, ids.at(Kind::order));
    EXPECT_EQ(stored.text("date"), "2026-03-09");
    EXPECT_EQ(stored.integer("amount"), 1'500'000);
}

TEST_F(FormsTest, ANewRecordBeginsWithWhatIsKnown) {
    furnish();
    context.setActor(ids.at(Kind::person));
    RecordForm form(context, Kind::interaction, 0, {{"client", ids.at(Kind::client)}}, nullptr);
    EXPECT_EQ(form.editor("client")->value(), Value{ids.at(Kind::client)});
    EXPECT_EQ(form.editor("date")->value(), Value{"2026-11-22"});
    EXPECT_EQ(form.editor("person")->value(), Value{ids.at(Kind::person)});
    EXPECT_FALSE(form.isDirty());
    RecordForm order(context, Kind::order, 0, {{"client", ids.at(Kind::client)}}, nullptr);
    EXPECT_EQ(order.editor("currency")->value(), Value{"CNY"});
}

TEST_F(FormsTest, SavingIsOneStepThatCanBeUndone) {
    furnish();
    RecordForm form(context, Kind::client, ids.at(Kind::client), {}, nullptr);
    form.editor("city")->setValue(Value{"成都"});
    static_cast<PickEditor*>(form.editor("industry"))->chooseNew(u"宠物"_s);
    static_cast<TagsEditor*>(form.editor("tags"))->addNew(u"重点关注"_s);
    const std::int64_t items = countRecords(context.reader(), Kind::pick_item);
    form.save();
    ASSERT_EQ(form.result(), QDialog::Accepted);
    Record stored = *readRecord(context.reader(), Kind::client, ids.at(Kind::client));
    EXPECT_EQ(stored.text("city"), "成都");
    EXPECT_EQ(recordName(context.reader(), Kind::pick_item, stored.integer("industry")), "宠物");
    EXPECT_EQ(tagsOfClient(context.reader(), stored.id()).size(), 1U);
    EXPECT_EQ(messages.size(), 1);
    session().undo();
    stored = *readRecord(context.reader(), Kind::client, ids.at(Kind::client));
    EXPECT_EQ(stored.text("city"), "");
    EXPECT_EQ(stored.integer("industry"), 0);
    EXPECT_EQ(countRecords(context.reader(), Kind::pick_item), items);
    EXPECT_TRUE(tagsOfClient(context.reader(), stored.id()).empty());
}

TEST_F(FormsTest, ARefundAsksForOrdersOfTheSameClientOnly) {
    furnish();
    const RecordId other = insert(Record(Kind::client).set("name", "另一家"));
    RecordForm form(context, Kind::order, 0, {{"client", ids.at(Kind::client)}}, nullptr);
    form.editor("refund_of")->setValue(ids.at(Kind::order));
    form.editor("client")->setValue(other);
    EXPECT_EQ(form.editor("refund_of")->value(), Value{});
}

TEST_F(FormsTest, AReceiptPaysWhatIsDueFirst) {
    furnish();
    const RecordId client = insert(Record(Kind::client).set("name", "付款方"));
    const auto due = [&](const char* day) {
        return insert(Record(Kind::receivable)
                          .set("client", client)
                          .set("due", day)
                          .set("amount", std::int64_t{6'000})
                          .set("currency", "CNY"));
    };
    const RecordId later = due("2026-09-01");
    const RecordId earlier = due("2026-08-01");
    RecordForm form(context, Kind::receipt, 0, {{"client", client}}, nullptr);
    form.editor("amount")->setValue(std::int64_t{8'000});
    form.save();
    std::map<RecordId, std::int64_t> paid;
    for (const Record& row : allRecords(context.reader(), Kind::allocation))
        paid[row.integer("receivable")] += row.integer("amount");
    EXPECT_EQ(paid, (std::map<RecordId, std::int64_t>{{earlier, 6'000}, {later, 2'000}}));
}

TEST_F(FormsTest, ClosingWithChangesAsks) {
    furnish();
    RecordForm form(context, Kind::client, ids.at(Kind::client), {}, nullptr);
    form.show();
    QTest::keyClick(&form, Qt::Key_Escape);
    EXPECT_FALSE(form.isVisible()) << "nothing was changed";
    RecordForm changed(context, Kind::client, ids.at(Kind::client), {}, nullptr);
    changed.show();
    changed.editor("city")->setValue(Value{"武汉"});
    changed.reject();
    EXPECT_TRUE(changed.isVisible());
    QPushButton* discard = nullptr;
    for (auto* button : changed.findChildren<QPushButton*>()) {
        if (button->text() == u"Discard"_s) discard = button;
    }
    ASSERT_TRUE(discard && discard->isVisible());
    discard->click();
    EXPECT_FALSE(changed.isVisible());
    EXPECT_EQ(readRecord(context.reader(), Kind::client, ids.at(Kind::client))->text("city"), "");
}

TEST_F(FormsTest, HintsAtAClientOfTheSameName) {
    furnish();
    RecordForm form(context, Kind::client, 0, {}, nullptr);
    form.show();
    const auto hinted = [&] {
        for (const QLabel* label : form.findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().contains(u"星河文旅"_s) && label->text().contains(u"already"_s))
                return true;
        }
        return false;
    };
    form.findChild<QLineEdit*>(u"nameInput"_s)->setText(u"星河 文旅"_s);
    EXPECT_TRUE(QTest::qWaitFor(hinted, 5000));
    form.findChild<QLineEdit*>(u"nameInput"_s)->setText(u"青禾乳业"_s);
    EXPECT_TRUE(QTest::qWaitFor([&] { return !hinted(); }, 5000));
}

TEST_F(FormsTest, EmptyOptionalSectionsAreFolded) {
    furnish();
    RecordForm form(context, Kind::client, 0, {}, nullptr);
    QList<bool> folded;
    for (const auto* section : form.findChildren<FormSection*>()) folded << section->isFolded();
    EXPECT_FALSE(folded.front());
    EXPECT_EQ(folded.count(true), folded.size() - 1);
    insert(Record(Kind::client).set("name", "x"));
    session().edit({"change", {}},
                   [&](Edit& edit) { edit.set(Kind::client, ids.at(Kind::client), "website", Value{"a.cn"}); });
    RecordForm filled(context, Kind::client, ids.at(Kind::client), {}, nullptr);
    EXPECT_FALSE(static_cast<FormSection*>(filled.editor("website")->parentWidget()->parentWidget())->isFolded());
}

TEST_F(FormsTest, ClientsAreFoundByPinyinWhileTyping) {
    furnish();
    insert(Record(Kind::client).set("name", "长沙晨报"));
    RecordForm form(context, Kind::order, 0, {}, nullptr);
    form.show();
    auto* button = form.findChild<QPushButton*>(u"clientInput"_s);
    button->click();
    auto* picker = form.findChild<PopupPicker*>();
    ASSERT_TRUE(picker);
    picker->edit()->setText(u"cscb"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return picker->list()->itemCount() == 1; }, 5000));
    QTest::keyClick(picker->edit(), Qt::Key_Return);
    EXPECT_EQ(button->text(), u"长沙晨报"_s);
    EXPECT_FALSE(isEmpty(form.editor("client")->value()));
}

/// The list of a pick field, open over the form of a client, as the keyboard opens it.
class PickByKeysTest : public FormsTest {
protected:
    PickByKeysTest() {
        furnish();
        form = std::make_unique<RecordForm>(context, Kind::client, ids.at(Kind::client), std::map<std::string, Value>{},
                                            nullptr);
        form->show();
        QApplication::setActiveWindow(form.get());
        EXPECT_TRUE(QTest::qWaitForWindowActive(form.get()));
    }
    QWidget* input(const char* key) { return form->editor(key)->input(); }
    QPointer<PopupPicker> openWith(const char* field, int key) {
        input(field)->setFocus();
        QTest::keyClick(input(field), static_cast<Qt::Key>(key));
        for (auto* picker : form->findChildren<PopupPicker*>())
            if (picker->isVisible()) return picker;
        return {};
    }
    void press(Qt::Key key) {
        QTest::keyClick(QApplication::focusWidget(), key);
        QTest::qWait(1);
    }
    QString name() { return qobject_cast<QLineEdit*>(input("name"))->text(); }

    std::unique_ptr<RecordForm> form;
};

TEST_F(PickByKeysTest, TabTakesTheChoiceAndGoesOnToTheNextField) {
    QWidget* first = input("industry");
    ASSERT_TRUE(first);
    first->setFocus();
    press(Qt::Key_Tab);
    QWidget* after = QApplication::focusWidget();
    ASSERT_NE(after, first);

    QPointer<PopupPicker> picker = openWith("industry", Qt::Key_Down);
    ASSERT_TRUE(picker);
    const QString chosen = picker->list()->model()->index(2, 0).data().toString();
    picker->edit()->setText(chosen);
    ASSERT_EQ(picker->list()->currentItem()->text, chosen);
    press(Qt::Key_Tab);
    EXPECT_FALSE(picker && picker->isVisible());
    EXPECT_EQ(qobject_cast<QPushButton*>(first)->text(), chosen) << "what was typed is chosen";
    EXPECT_EQ(QApplication::focusWidget(), after) << u8(QApplication::focusWidget()->objectName());
    QTest::keyClicks(QApplication::focusWidget(), u"x"_s);
    EXPECT_EQ(name(), u"星河文旅"_s) << "typing on does not rename the client";
    for (auto* open : form->findChildren<PopupPicker*>()) open->hide();

    // Walked to with the arrow keys, and back with Shift.
    picker = openWith("industry", Qt::Key_Down);
    ASSERT_TRUE(picker);
    press(Qt::Key_Down);
    const QString second = picker->list()->currentItem()->text;
    press(Qt::Key_Tab);
    EXPECT_EQ(qobject_cast<QPushButton*>(first)->text(), second);
    picker = openWith("industry", Qt::Key_Down);
    ASSERT_TRUE(picker);
    press(Qt::Key_Down);
    press(Qt::Key_Backtab);
    EXPECT_NE(QApplication::focusWidget(), after);
    EXPECT_NE(QApplication::focusWidget(), first);
    EXPECT_EQ(name(), u"星河文旅"_s);
}

TEST_F(PickByKeysTest, TabOverAListThatWasOnlyLookedAtChangesNothing) {
    const Value before = form->editor("industry")->value();
    QPointer<PopupPicker> picker = openWith("industry", Qt::Key_Down);
    ASSERT_TRUE(picker);
    press(Qt::Key_Tab);
    EXPECT_FALSE(picker && picker->isVisible());
    EXPECT_EQ(form->editor("industry")->value(), before);
    EXPECT_NE(QApplication::focusWidget(), input("name"));
    EXPECT_FALSE(form->isDirty());
}

TEST_F(PickByKeysTest, TabDoesNotThrowAwayWhatFitsNothing) {
    QPointer<PopupPicker> picker = openWith("owner", Qt::Key_Down);
    ASSERT_TRUE(picker);
    picker->edit()->setText(u"nobody is called so"_s);
    press(Qt::Key_Tab);
    EXPECT_TRUE(picker->isVisible());
    EXPECT_TRUE(picker->edit()->hasFocus());
}

TEST_F(PickByKeysTest, AQuickEnterTakesWhatWasTypedAndNotWhatWasListedBefore) {
    insert(Record(Kind::client).set("name", "长沙晨报"));
    RecordForm order(context, Kind::order, 0, {}, nullptr);
    order.show();
    QApplication::setActiveWindow(&order);
    auto* button = order.findChild<QPushButton*>(u"clientInput"_s);
    button->setFocus();
    button->click();
    QPointer<PopupPicker> picker = order.findChild<PopupPicker*>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return picker->list()->itemCount() == 2; }, 5'000));
    picker->edit()->setText(u"cscb"_s);
    QTest::keyClick(picker->edit(), Qt::Key_Return);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !picker || !picker->isVisible(); }, 5'000));
    EXPECT_EQ(button->text(), u"长沙晨报"_s);
}

TEST_F(FormsTest, APastDayCannotBeEdited) {
    furnish();
    context.setAsOf(valueOrThrow(makeDate(2026, 6, 1)));
    ASSERT_TRUE(QTest::qWaitFor([&] { return context.inThePast(); }, 5000));
    EXPECT_FALSE(editRecord(context, nullptr, Kind::client, ids.at(Kind::client)));
    EXPECT_EQ(messages.size(), 1);
    context.setAsOf({});
    EXPECT_FALSE(editRecord(context, nullptr, Kind::client, 999'999));
    EXPECT_EQ(errors.size(), 1);
}

}  // namespace
}  // namespace meike::ui::test
