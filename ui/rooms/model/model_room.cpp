// SPDX-License-Identifier: GPL-3.0-or-later
// The forecast model as a row, and its pictures.
#include <QScrollArea>
#include <QScrollBar>

#include "ui/context/gallery.h"
#include "ui/context/room.h"
#include "ui/rooms/model/model_cards.h"
#include "ui/rooms/model/model_page.h"

namespace meike::ui::rooms {

namespace {

using namespace Qt::StringLiterals;

void modelPictures(Page& base, Gallery& gallery) {
    auto& page = static_cast<ModelPage&>(base);
    const auto show = [&gallery] { gallery.go(u"model"_s); };
    const auto ready = [&page] { return page.report() != nullptr; };
    gallery.add({u"model"_s, show, ready});
    // The page is longer than the window: its end, with a fold open.
    const auto end = [&](const QString& name, const std::function<void(bool)>& fold) {
        gallery.add({name, show,
                     [&page, ready, fold] {
                         if (!ready()) return false;
                         fold(true);
                         QScrollBar* bar = page.findChild<QScrollArea*>()->verticalScrollBar();
                         bar->setValue(bar->maximum());
                         return true;
                     },
                     [&page, fold] {
                         fold(false);
                         page.findChild<QScrollArea*>()->verticalScrollBar()->setValue(0);
                     }});
    };
    end(u"model-experts"_s, [&page](bool open) { page.findChild<ExpertCard*>()->setOpen(open); });
    end(u"model-end"_s, [&page](bool open) { page.findChild<SinceCard*>()->setOpen(open); });
}

}  // namespace

Room model() {
    return {.key = u"model"_s,
            .iconName = u"target"_s,
            .title = [] { return ModelPage::tr("Model"); },
            .order = 40,
            .make = [](AppContext& context) -> Page* { return new ModelPage(context); },
            .pictures = modelPictures};
}

}  // namespace meike::ui::rooms
