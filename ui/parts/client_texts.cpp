// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/client_texts.h"

#include <QCoreApplication>
#include <QLabel>
#include <array>
#include <cmath>

#include "app/field_text.h"
#include "app/row_texts.h"
#include "app/score_book.h"
#include "app/view/client_glance.h"
#include "domain/choices.h"
#include "ui/context/app_context.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/text.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr double kDaysOfMonth = 30.44;
constexpr int kMonthsOfYear = 12;

struct ClientWords {
    Q_DECLARE_TR_FUNCTIONS(meike::ui::ClientTexts)
};

QString time(int days) {
    const int months = static_cast<int>(days / kDaysOfMonth);
    QString text;
    if (months >= kMonthsOfYear) text = ClientWords::tr("%n year(s)", nullptr, months / kMonthsOfYear);
    if (months % kMonthsOfYear != 0 || months == 0) {
        if (!text.isEmpty()) text += ClientWords::tr(" ", "between years and months");
        text += months == 0 ? ClientWords::tr("%n day(s)", nullptr, days)
                            : ClientWords::tr("%n month(s)", nullptr, months % kMonthsOfYear);
    }
    return text;
}

}  // namespace

QLabel* wrappedLabel(const QString& text, Tone tone) {
    QLabel* label = makeLabel(text, TextStyle::body, tone);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

bool showTier(TierLabel& label, const AppContext& context, const ClientGlance& glance) {
    const std::string& tier = textOrEmpty(glance.value("tier"));
    if (tier.empty()) return false;
    const Choice* choice = findChoice(choices::tiers(), tier);
    QString text = choice ? context.text(choice->label) : qs(tier);
    if (glance.scores)
        for (const auto& each : glance.scores->assessment.tierNames)
            if (each.key == tier) text = qs(each.label.in(context.language()));
    const bool provisional = integerOr(glance.value("provisional"), 0) != 0;
    label.setTier(tierMark(qs(tier)), provisional ? ClientWords::tr("%1 (provisional)").arg(text) : text);
    label.setToolTip(provisional ? ClientWords::tr("The tier may change when what is missing is filled in.")
                                 : QString());
    return true;
}

QString clientSubline(const AppContext& context, const ClientGlance& glance) {
    QStringList parts;
    const auto add = [&](Kind kind, std::string_view field, const QString& pattern) {
        const RecordId id = integerOr(glance.value(field), 0);
        if (id == 0) return;
        const std::string& text = glance.names.name(kind, id, context.language());
        if (!text.empty()) parts << pattern.arg(qs(text));
    };
    add(Kind::pick_item, "industry", u"%1"_s);
    add(Kind::pick_item, "region", u"%1"_s);
    add(Kind::person, "owner", ClientWords::tr("owner %1"));
    if (const auto first = parseIsoDate(textOrEmpty(glance.value("first_order"))))
        parts << ClientWords::tr("client for %1").arg(time(dayNumber(context.asOf()) - dayNumber(*first)));
    return parts.join(u" · "_s);
}

QString recordDay(const Record& record, std::string_view field, Date today) {
    const auto date = parseIsoDate(record.text(field));
    return date ? shortDate(*date, today) : qs(record.text(field));
}

QString choiceText(const AppContext& context, std::span<const Choice> rows, const std::string& key) {
    const Choice* choice = findChoice(rows, key);
    return choice ? context.text(choice->label) : qs(key);
}

QString maskedPhone(const QString& phone) {
    constexpr qsizetype kHead = 3;
    constexpr qsizetype kTail = 4;
    if (phone.size() < kHead + kTail + 1) return phone;
    QString hidden = phone;
    for (qsizetype i = kHead; i < phone.size() - kTail; ++i)
        if (hidden[i].isDigit()) hidden[i] = u'*';
    return hidden;
}

std::vector<QuickLogContact> quickLogContacts(const ClientGlance& glance) {
    std::vector<QuickLogContact> contacts;
    for (const Record& contact : glance.contacts)
        contacts.push_back({contact.id(), contact.text("name"), contact.text("title")});
    return contacts;
}

RecordLine recordLine(const AppContext& context, const NameBook& names, const Record& record) {
    const KindRow& kind = kindRow(record.kind());
    const TextContext how = textContextOf(record, {&names, context.currency(), context.language()});
    const auto text = [&](const Field& field) {
        const Value& value = record.get(field.key);
        if (field.type == FieldType::date)
            return isEmpty(value) ? QString() : recordDay(record, field.key, context.asOf());
        if (field.type == FieldType::boolean) return integerOr(value, 0) != 0 ? context.text(field.label) : QString();
        if (field.type == FieldType::money)
            return isEmpty(value) ? QString() : moneyShort(integerOr(value, 0), how.currency);
        return qs(displayText(field, value, how)).simplified();
    };
    RecordLine line;
    // What says most comes first, for the end of the line is what is cut: where it stands, how much, until when.
    std::array<QStringList, 4> said;
    for (const Field& field : kind.fields) {
        const bool shown = field.listed && field.key != kind.owner && field.key != kind.day && field.key != kind.done;
        if (field.key == kind.nameField) {
            line.first = text(field);
            continue;
        }
        QString each = shown ? text(field) : QString();
        if (each.isEmpty()) continue;
        const bool day = field.type == FieldType::date;
        // A day alone could be any.
        if (day) each = context.text(field.label) + u' ' + each;
        said[field.type == FieldType::choice ? 0 : field.type == FieldType::money ? 1 : day ? 2 : 3] << each;
    }
    QStringList second;
    for (const QStringList& part : said) second << part;
    for (const auto& [key, value] : record.custom())
        if (const Field* field = findField(kind.kind, key))
            second << context.text(field->label) + u' ' + qs(displayText(*field, value, how)).simplified();
    if (line.first.isEmpty()) line.first = second.isEmpty() ? context.text(kind.one) : second.takeFirst();
    if (!kind.day.empty()) line.right = text(fieldOf(kind.kind, kind.day));
    if (!kind.done.empty() && !isEmpty(record.get(kind.done))) {
        line.right = ClientWords::tr("done %1").arg(text(fieldOf(kind.kind, kind.done)));
        line.tone = Tone::good;
    }
    line.second = second.join(u" · "_s);
    return line;
}

}  // namespace meike::ui
