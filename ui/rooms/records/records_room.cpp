// SPDX-License-Identifier: GPL-3.0-or-later
// The lists of records as a row, and their pictures.
#include <QAbstractButton>

#include "domain/field.h"
#include "ui/context/gallery.h"
#include "ui/context/room.h"
#include "ui/kit/text.h"
#include "ui/parts/past_picture.h"
#include "ui/rooms/records/record_list_model.h"
#include "ui/rooms/records/record_list_table.h"
#include "ui/rooms/records/records_page.h"

namespace meike::ui::rooms {

namespace {

using namespace Qt::StringLiterals;

const Rule kLargeOnes =
    Rule::all({Rule::condition("amount", ">=", {"200000"}), Rule::condition("date", "within_days", {"365"})});

void recordPictures(Page& base, Gallery& gallery) {
    auto& page = static_cast<RecordsPage&>(base);
    const auto ready = [&page] { return page.isSettled(); };
    const auto list = [&gallery](const VisitRecords& wanted) {
        return [&gallery, wanted] { gallery.go(u"records"_s, wanted); };
    };
    gallery.add({u"records"_s, list({}), ready});
    addPastPicture(gallery, u"past-records"_s, u"records"_s, ready);
    gallery.add({u"records-filtered"_s, list({.where = kLargeOnes}), ready});
    gallery.add(
        {u"records-selected"_s, list({}),
         [&page] {
             if (!page.isSettled()) return false;
             if (page.table().hasSelection()) return true;
             page.table().setFocus();
             page.table().selectionModel()->select(
                 QItemSelection(page.model().index(1, 0), page.model().index(4, page.model().columnCount() - 1)),
                 QItemSelectionModel::ClearAndSelect);
             return false;
         },
         [&page] { page.table().clearSelection(); }});
    gallery.add(
        {u"records-condition"_s, list({.where = kLargeOnes}),
         [&gallery, ready] {
             if (!ready()) return false;
             auto* editor = gallery.window().findChild<QWidget*>(u"conditionEditor"_s);
             auto* chip =
                 gallery.window().findChild<QWidget*>(u"recordChips"_s)->findChild<QAbstractButton*>(u"chip0"_s);
             if (chip && (!editor || !editor->isVisible())) chip->click();
             return chip != nullptr;
         },
         [&gallery] {
             if (auto* open = gallery.window().findChild<QWidget*>(u"conditionEditor"_s)) open->hide();
         }});
    for (const Kind kind : {Kind::contact, Kind::receivable, Kind::interaction, Kind::survey})
        gallery.add({u"records-"_s + qs(kindRow(kind).key), list({.kind = kind}), ready});
    gallery.add(
        {u"records-none"_s, list({.where = Rule::all({Rule::condition("amount", ">=", {"99999999999"})})}), ready});
    gallery.addSheet(u"records-export"_s, [&page, list] {
        list({.kind = Kind::contact})();
        page.exportList();
    });
}

}  // namespace

Room records() {
    return {.key = u"records"_s,
            .iconName = u"list"_s,
            .title = [] { return RecordsPage::tr("Records"); },
            .order = 60,
            .make = [](AppContext& context) -> Page* { return new RecordsPage(context); },
            .pictures = recordPictures};
}

}  // namespace meike::ui::rooms
