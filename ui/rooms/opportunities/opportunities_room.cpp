// SPDX-License-Identifier: GPL-3.0-or-later
// The board of opportunities as a row.
#include "ui/context/gallery.h"
#include "ui/context/room.h"
#include "ui/rooms/opportunities/opportunities_page.h"

namespace meike::ui::rooms {

namespace {

using namespace Qt::StringLiterals;

void boardPictures(Page& base, Gallery& gallery) {
    auto& page = static_cast<OpportunitiesPage&>(base);
    gallery.add(
        {u"opportunities"_s, [&gallery] { gallery.go(u"opportunities"_s); }, [&page] { return page.isSettled(); }});
}

}  // namespace

Room opportunities() {
    return {.key = u"opportunities"_s,
            .iconName = u"handshake"_s,
            .title = [] { return OpportunitiesPage::tr("Opportunities"); },
            .order = 50,
            .make = [](AppContext& context) -> Page* { return new OpportunitiesPage(context); },
            .pictures = boardPictures};
}

}  // namespace meike::ui::rooms
