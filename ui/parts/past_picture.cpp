// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/past_picture.h"

#include "app/profiles.h"
#include "app/score_book.h"
#include "storage/database.h"
#include "ui/context/app_context.h"
#include "ui/context/gallery.h"

namespace meike::ui {

namespace {
constexpr int kDaysAgo = 100;
constexpr int kStricter = 6'500;  ///< hundredths of a point
}  // namespace

void addPastPicture(Gallery& gallery, const QString& name, const QString& room, std::function<bool()> ready) {
    AppContext& context = gallery.context();
    gallery.add({name,
                 [&gallery, &context, room] {
                     gallery.go(room);
                     ScoringProfile rules = profileInUse(context.reader());
                     rules.tiers.front().limit = kStricter;
                     ++rules.version;
                     context.setAsOf(context.today() - std::chrono::days(kDaysAgo), rules);
                 },
                 [&context, ready] { return context.inThePast() && ready(); }, [&context] { context.setAsOf({}); }});
}

}  // namespace meike::ui
