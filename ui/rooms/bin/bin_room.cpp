// SPDX-License-Identifier: GPL-3.0-or-later
// The archive and the recycle bin as a row.
#include "ui/context/room.h"
#include "ui/rooms/bin/bin_page.h"

namespace meike::ui::rooms {

Room bin() {
    using namespace Qt::StringLiterals;
    return {.key = u"bin"_s,
            .iconName = u"trash-2"_s,
            .title = [] { return BinPage::tr("Archive and bin"); },
            .place = RoomPlace::footer,
            .order = 10,
            .action = u"view.bin"_s,
            .shortcuts = {Qt::CTRL | Qt::Key_9},
            .make = [](AppContext& context) -> Page* { return new BinPage(context); }};
}

}  // namespace meike::ui::rooms
