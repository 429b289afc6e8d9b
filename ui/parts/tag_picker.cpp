// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/tag_picker.h"

#include <QCoreApplication>
#include <map>

#include "app/records/client_edits.h"
#include "app/records/tag_names.h"
#include "base/current_error.h"
#include "domain/record.h"
#include "storage/client_query.h"
#include "storage/records.h"
#include "ui/context/app_context.h"
#include "ui/forms/record_editors.h"
#include "ui/kit/format.h"
#include "ui/kit/popup_picker.h"
#include "ui/kit/text.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

/// Ticks of the tag list are worked out for selections up to this; larger ones show none.
constexpr std::size_t kTicksUpTo = 500;

struct TagPickerWords {
    Q_DECLARE_TR_FUNCTIONS(meike::ui::TagPicker)
};

QList<PickItem> tagItems(Database& reader, const std::vector<RecordId>& clients) {
    QList<PickItem> items;
    std::map<RecordId, std::size_t> carried;
    if (clients.size() <= kTicksUpTo)
        for (const RecordId client : clients)
            for (const RecordId tag : tagsOfClient(reader, client)) ++carried[tag];
    for (const Record& tag : allRecords(reader, Kind::tag)) {
        PickItem item;
        item.key = qs(tag.text("name"));
        item.text = qs(tag.text("name"));
        item.pill = static_cast<int>(tag.integer("colour"));
        const auto on = carried.find(tag.id());
        item.checked = on != carried.end() && on->second == clients.size();
        if (on != carried.end() && !item.checked) item.detail = count(static_cast<std::int64_t>(on->second));
        items << item;
    }
    return items;
}

}  // namespace

void openTagPicker(AppContext& context, QWidget* over, const QRect& anchor, const std::vector<RecordId>& clients) {
    if (!context.mayEdit() || clients.empty() || !context.session()) return;
    auto* picker = new PopupPicker(over);
    picker->setObjectName(u"tagPicker"_s);
    picker->setPlaceholder(
        clients.size() == 1 ? TagPickerWords::tr("Tag this client")
                            : TagPickerWords::tr("Tag %1").arg(clientCount(static_cast<std::int64_t>(clients.size()))));
    picker->setMatch(nameMatch);
    picker->setCanCreate(true);
    try {
        picker->setItems(tagItems(context.reader(), clients));
    } catch (...) {
        context.showError(currentError());
    }
    QObject::connect(picker, &PopupPicker::picked, picker, [&context, clients](const PickItem& item) {
        if (item.checked)
            untagClients(context, clients, item.key.toString());
        else
            tagClients(context, clients, item.key.toString());
    });
    QObject::connect(picker, &PopupPicker::createRequested, picker,
                     [&context, clients](const QString& name) { tagClients(context, clients, name); });
    QObject::connect(picker, &PopupPicker::closed, picker, &QObject::deleteLater);
    picker->openAt(over, anchor);
}

void tagClients(AppContext& context, const std::vector<RecordId>& clients, const QString& name) {
    if (!context.session()) return;
    const auto checked = checkTagName(u8(name));
    if (!checked) {
        context.showError(checked.error());
        return;
    }
    context.editMany(tagCommand(context.reader(), clients, *checked), static_cast<std::int64_t>(clients.size()),
                     [clients, tag = *checked](Edit& edit) { meike::tagClients(edit, clients, tag); });
}

void untagClients(AppContext& context, const std::vector<RecordId>& clients, const QString& name) {
    if (!context.session()) return;
    context.editMany(untagCommand(context.reader(), clients, u8(name)), static_cast<std::int64_t>(clients.size()),
                     [clients, tag = u8(name)](Edit& edit) { meike::untagClients(edit, clients, tag); });
}

}  // namespace meike::ui
