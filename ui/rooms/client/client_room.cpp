// SPDX-License-Identifier: GPL-3.0-or-later
// The room of one client as a row, and its pictures.
#include "storage/client_query.h"
#include "ui/context/gallery.h"
#include "ui/context/room.h"
#include "ui/rooms/client/client_facts.h"
#include "ui/rooms/client/client_page.h"

namespace meike::ui::rooms {

namespace {

using namespace Qt::StringLiterals;

void clientPictures(Page& base, Gallery& gallery) {
    auto& page = static_cast<ClientPage&>(base);
    const auto best = [&gallery] {
        // The client that is worth most has most to show.
        ClientQuery query;
        query.asOf = gallery.context().asOf();
        query.sorts = {{"monetary", true}};
        const auto ids =
            std::make_shared<const std::vector<RecordId>>(queryClientIds(gallery.context().reader(), query));
        if (!ids->empty()) gallery.go(u"client"_s, VisitClient{.client = ids->front(), .among = ids});
    };
    gallery.add({u"client"_s, best, [&page] { return page.isSettled(); }});
    gallery.add({u"client-fields"_s, best,
                 [&page] {
                     if (!page.isSettled()) return false;
                     page.facts().setEmptyShown(true);
                     return true;
                 },
                 [&page] { page.facts().setEmptyShown(false); }});
}

}  // namespace

Room client() {
    return {.key = u"client"_s,
            .iconName = u"building-2"_s,
            .title = [] { return ClientPage::tr("Client"); },
            .place = RoomPlace::hidden,
            .order = 11,
            .under = u"clients"_s,
            .listed = false,
            .make = [](AppContext& context) -> Page* { return new ClientPage(context); },
            .pictures = clientPictures};
}

}  // namespace meike::ui::rooms
