// SPDX-License-Identifier: GPL-3.0-or-later
// "What if" as a row, and its pictures.
#include <QSlider>

#include "ui/context/gallery.h"
#include "ui/context/room.h"
#include "ui/parts/past_picture.h"
#include "ui/parts/profile_preview_panel.h"
#include "ui/rooms/what_if/what_if_page.h"

namespace meike::ui::rooms {

namespace {

using namespace Qt::StringLiterals;
using Moves = QList<std::pair<QString, int>>;

void whatIfPictures(Page& base, Gallery& gallery) {
    auto& page = static_cast<WhatIfPage&>(base);
    const auto moved = [&](const QString& name, const Moves& sliders) {
        gallery.add({name,
                     [&page, &gallery, sliders] {
                         gallery.go(u"what_if"_s);
                         for (const auto& [slider, value] : sliders)
                             page.findChild<QSlider*>(slider + u"Slider"_s)->setValue(value);
                     },
                     [&page] { return !page.preview().busy() && page.preview().preview(); },
                     [&page] { page.discard(); }});
    };
    moved(u"what-if"_s, {{u"limit0"_s, 62}});
    // From the highest down: a limit stops at its neighbour.
    moved(u"what-if-limits"_s, {{u"limit0"_s, 65}, {u"limit1"_s, 55}, {u"limit2"_s, 45}});
    moved(u"what-if-weight"_s, {{u"weight3"_s, 60}});
    addPastPicture(gallery, u"past-what-if"_s, u"what_if"_s, [&page] { return !page.preview().busy(); });
}

}  // namespace

Room what_if() {
    return {.key = u"what_if"_s,
            .iconName = u"target"_s,
            .title = [] { return WhatIfPage::tr("What if"); },
            .place = RoomPlace::hidden,
            .order = 20,
            .under = u"dashboard"_s,
            .action = u"dashboard.what_if"_s,
            .actionText = [] { return WhatIfPage::tr("What if..."); },
            .shortcuts = {Qt::CTRL | Qt::SHIFT | Qt::Key_L},
            .make = [](AppContext& context) -> Page* { return new WhatIfPage(context); },
            .pictures = whatIfPictures};
}

}  // namespace meike::ui::rooms
