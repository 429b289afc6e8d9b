// SPDX-License-Identifier: GPL-3.0-or-later
// What there is to do as a row.
#include "ui/context/gallery.h"
#include "ui/context/room.h"
#include "ui/rooms/today/today_page.h"

namespace meike::ui::rooms {

namespace {

using namespace Qt::StringLiterals;

void todayPictures(Page& base, Gallery& gallery) {
    auto& page = static_cast<TodayPage&>(base);
    gallery.add({u"today"_s, [&gallery] { gallery.go(u"today"_s); }, [&page] { return page.isSettled(); }});
}

}  // namespace

Room today() {
    return {.key = u"today"_s,
            .iconName = u"calendar"_s,
            .title = [] { return TodayPage::tr("Today"); },
            .order = 5,
            .shortcuts = {Qt::CTRL | Qt::Key_0},
            .make = [](AppContext& context) -> Page* { return new TodayPage(context); },
            .pictures = todayPictures};
}

}  // namespace meike::ui::rooms
