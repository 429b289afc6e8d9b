// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/record_caption.h"

#include "storage/records.h"
#include "ui/common/format.h"
#include "ui/common/text.h"

namespace meike::ui {

QString recordCaption(AppContext& context, const Record& record) {
    const KindRow& row = kindRow(record.kind());
    QString name;
    if (!row.nameField.empty()) name = qs(record.text(row.nameField));
    if (record.kind() == Kind::pick_item && context.language() == Language::en && !record.text("name_en").empty()) {
        name = qs(record.text("name_en"));
    }
    if (!findField(record.kind(), "amount") || !findField(record.kind(), "currency")) {
        return name.isEmpty() ? context.text(row.one) + QStringLiteral(" %1").arg(record.id()) : name.simplified();
    }
    // Papers: many have no number, or the same one.
    QStringList parts;
    parts << qs(record.text(findField(record.kind(), "due") ? "due" : "date"));
    if (!name.isEmpty()) parts << name;
    parts << moneyFull(record.integer("amount"), record.text("currency"));
    return parts.join(QStringLiteral(" · "));
}

QString recordCaption(AppContext& context, Kind kind, RecordId id) {
    if (id == 0 || !context.session()) return {};
    const std::optional<Record> record = readRecord(context.reader(), kind, id);
    return record ? recordCaption(context, *record) : QString();
}

}  // namespace meike::ui
