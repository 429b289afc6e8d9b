// SPDX-License-Identifier: GPL-3.0-or-later
// The board of key accounts as a row.
#include "ui/context/gallery.h"
#include "ui/context/room.h"
#include "ui/rooms/key_accounts/key_accounts_page.h"

namespace meike::ui::rooms {

namespace {

using namespace Qt::StringLiterals;

void keyAccountPictures(Page& base, Gallery& gallery) {
    auto& page = static_cast<KeyAccountsPage&>(base);
    gallery.add(
        {u"key-accounts"_s, [&gallery] { gallery.go(u"key_accounts"_s); }, [&page] { return page.isSettled(); }});
}

}  // namespace

Room key_accounts() {
    return {.key = u"key_accounts"_s,
            .iconName = u"star"_s,
            .title = [] { return KeyAccountsPage::tr("Key accounts"); },
            .order = 70,
            .make = [](AppContext& context) -> Page* { return new KeyAccountsPage(context); },
            .pictures = keyAccountPictures};
}

}  // namespace meike::ui::rooms
