// SPDX-License-Identifier: GPL-3.0-or-later
// The welcome page as a row.
#include "ui/context/room.h"
#include "ui/rooms/welcome/welcome_page.h"

namespace meike::ui::rooms {

Room welcome() {
    using namespace Qt::StringLiterals;
    return {.key = u"welcome"_s,
            .iconName = u"building-2"_s,
            .title = [] { return WelcomePage::tr("Welcome"); },
            .place = RoomPlace::hidden,
            .listed = false,
            .needsWorkspace = false,
            .make = [](AppContext& context) -> Page* { return new WelcomePage(context); }};
}

}  // namespace meike::ui::rooms
