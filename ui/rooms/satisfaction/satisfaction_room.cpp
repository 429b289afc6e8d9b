// SPDX-License-Identifier: GPL-3.0-or-later
// What clients say as a row.
#include "ui/context/gallery.h"
#include "ui/context/room.h"
#include "ui/rooms/satisfaction/satisfaction_page.h"

namespace meike::ui::rooms {

namespace {

using namespace Qt::StringLiterals;

void satisfactionPictures(Page& base, Gallery& gallery) {
    auto& page = static_cast<SatisfactionPage&>(base);
    gallery.add(
        {u"satisfaction"_s, [&gallery] { gallery.go(u"satisfaction"_s); }, [&page] { return page.isSettled(); }});
}

}  // namespace

Room satisfaction() {
    return {.key = u"satisfaction"_s,
            .iconName = u"circle-check"_s,
            .title = [] { return SatisfactionPage::tr("Satisfaction"); },
            .order = 80,
            .make = [](AppContext& context) -> Page* { return new SatisfactionPage(context); },
            .pictures = satisfactionPictures};
}

}  // namespace meike::ui::rooms
