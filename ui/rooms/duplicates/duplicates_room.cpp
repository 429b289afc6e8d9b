// SPDX-License-Identifier: GPL-3.0-or-later
// The review of duplicates as a row.
#include "ui/context/gallery.h"
#include "ui/context/room.h"
#include "ui/rooms/duplicates/duplicates_page.h"

namespace meike::ui::rooms {

namespace {

using namespace Qt::StringLiterals;

void duplicatesPictures(Page& base, Gallery& gallery) {
    auto& page = static_cast<DuplicatesPage&>(base);
    gallery.add({u"duplicates"_s, [&gallery] { gallery.go(u"duplicates"_s); }, [&page] { return page.isSettled(); }});
}

}  // namespace

Room duplicates() {
    return {.key = u"duplicates"_s,
            .iconName = u"users"_s,
            .title = [] { return DuplicatesPage::tr("Duplicates"); },
            .place = RoomPlace::hidden,
            .order = 12,
            .under = u"clients"_s,
            .actionText = [] { return DuplicatesPage::tr("Find duplicates"); },
            .group = MenuGroup::client,
            .make = [](AppContext& context) -> Page* { return new DuplicatesPage(context); },
            .pictures = duplicatesPictures};
}

}  // namespace meike::ui::rooms
