// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/record_caption.h"

#include <QCoreApplication>

#include "app/field_text.h"
#include "storage/records.h"
#include "ui/kit/format.h"
#include "ui/kit/text.h"

namespace meike::ui {

QString recordCaption(AppContext& context, const Record& record) {
    const KindRow& row = kindRow(record.kind());
    QString name;
    if (!row.nameField.empty()) name = qs(record.text(row.nameField));
    if (record.kind() == Kind::pick_item && context.language() == Language::en && !record.text("name_en").empty()) {
        name = qs(record.text("name_en"));
    }
    if (row.caption.empty())
        return name.isEmpty() ? context.text(row.one) + QStringLiteral(" %1").arg(record.id()) : name.simplified();
    // What tells one from another where names are missing or repeat.
    QStringList parts;
    for (const std::string_view key : row.caption) {
        const Field& field = fieldOf(record.kind(), key);
        const Value& value = record.get(key);
        if (isEmpty(value)) continue;
        if (field.type == FieldType::money)
            parts << moneyFull(integerOr(value, 0),
                               row.moneyIn.empty() ? context.currency() : record.text(row.moneyIn));
        else
            parts << qs(displayText(field, value, {nullptr, context.currency(), context.language()}));
    }
    return parts.join(QStringLiteral(" · "));
}

QString recordCaption(AppContext& context, Kind kind, RecordId id) {
    if (id == 0 || !context.session()) return {};
    const std::optional<Record> record = readRecord(context.reader(), kind, id);
    return record ? recordCaption(context, *record) : QString();
}

QString kindInSentence(const AppContext& context, Kind kind) {
    const QString one = context.text(kindRow(kind).one);
    return context.language() == Language::en ? one.toLower() : one;
}

QString kindsInSentence(const AppContext& context, Kind kind) {
    const QString many = context.text(kindRow(kind).many);
    return context.language() == Language::en ? many.toLower() : many;
}

QString recordCount(const AppContext& context, Kind kind, qint64 number) {
    if (kind == Kind::client) return clientCount(number);
    return QCoreApplication::translate("meike::ui::RecordCaption", "%1 %2", "a number and records of a kind")
        .arg(count(number), number == 1 ? kindInSentence(context, kind) : kindsInSentence(context, kind));
}

}  // namespace meike::ui
