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
    const auto picture = [&](const QString& name, bool atTheEnd) {
        gallery.add({name, [&gallery] { gallery.go(u"today"_s); },
                     [&page, atTheEnd] {
                         if (!page.isSettled()) return false;
                         // The end is what is held back and what does not fit.
                         const auto& items = page.list()->items;
                         if (!items.empty()) page.choose(atTheEnd ? items.size() - 1 : 0);
                         return true;
                     }});
    };
    picture(u"today"_s, false);
    picture(u"today-held"_s, true);
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
