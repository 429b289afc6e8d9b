// SPDX-License-Identifier: GPL-3.0-or-later
// Events as a row.
#include "ui/context/gallery.h"
#include "ui/context/room.h"
#include "ui/rooms/events/events_page.h"

namespace meike::ui::rooms {

namespace {

using namespace Qt::StringLiterals;

void eventsPictures(Page& base, Gallery& gallery) {
    auto& page = static_cast<EventsPage&>(base);
    gallery.add({u"events"_s, [&gallery] { gallery.go(u"events"_s); }, [&page] { return page.isSettled(); }});
}

}  // namespace

Room events() {
    return {.key = u"events"_s,
            .iconName = u"calendar"_s,
            .title = [] { return EventsPage::tr("Events"); },
            .order = 75,
            .make = [](AppContext& context) -> Page* { return new EventsPage(context); },
            .pictures = eventsPictures};
}

}  // namespace meike::ui::rooms
