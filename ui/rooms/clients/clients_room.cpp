// SPDX-License-Identifier: GPL-3.0-or-later
// The room of clients as a row, and its pictures.
#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>

#include "app/profiles.h"
#include "domain/field.h"
#include "ui/context/gallery.h"
#include "ui/context/room.h"
#include "ui/parts/client_list_model.h"
#include "ui/parts/export_dialog.h"
#include "ui/parts/past_picture.h"
#include "ui/rooms/clients/cells_sheet.h"
#include "ui/rooms/clients/client_actions.h"
#include "ui/rooms/clients/client_panel.h"
#include "ui/rooms/clients/client_table.h"
#include "ui/rooms/clients/clients_page.h"
#include "ui/rooms/clients/handover_sheet.h"

namespace meike::ui::rooms {

namespace {

using namespace Qt::StringLiterals;

constexpr int kForecastAt = 360;  ///< where the pane's forecast begins

void clientsPictures(Page& base, Gallery& gallery) {
    auto& page = static_cast<ClientsPage&>(base);
    const auto ready = [&page] { return page.isSettled() && page.panel().glance(); };
    const auto all = [&gallery] { gallery.go(u"clients"_s, VisitPart{u"all"_s}); };
    const auto withRule = [&gallery](const Rule& rule) {
        return [&gallery, rule] { gallery.go(u"clients"_s, VisitRule{rule, {}}); };
    };
    const auto hide = [&gallery](const QString& popup) {
        return [&gallery, popup] {
            if (auto* open = gallery.window().findChild<QWidget*>(popup)) open->hide();
        };
    };
    gallery.add({u"clients"_s, all, ready});
    gallery.add({u"clients-filtered"_s,
                 withRule(Rule::all({Rule::condition("tier", "any_of", {"core", "key"}),
                                     Rule::condition("last_interaction", "not_within_days", {"30"})})),
                 ready});
    gallery.add({u"client-orders"_s,
                 [&page, all] {
                     all();
                     page.panel().setTab(ClientTab::business);
                 },
                 ready, [&page] { page.panel().setTab(ClientTab::overview); }});
    gallery.add({u"client-forecast"_s, all,
                 [&page, ready] {
                     if (!ready()) return false;
                     // The pane's part below the figures.
                     page.panel().findChild<QScrollArea*>()->verticalScrollBar()->setValue(kForecastAt);
                     return true;
                 },
                 [&page] { page.panel().findChild<QScrollArea*>()->verticalScrollBar()->setValue(0); }});
    gallery.add({u"tag"_s, all,
                 [&page, &gallery, ready] {
                     if (!ready()) return false;
                     if (!gallery.window().findChild<QWidget*>(u"tagPicker"_s)) {
                         page.table().setFocus();
                         page.actions().tag();
                     }
                     return true;
                 },
                 hide(u"tagPicker"_s)});
    const auto condition = [&](const QString& name, const Rule& rule, const QString& popup = u"conditionEditor"_s) {
        gallery.add({name, withRule(rule),
                     [&gallery, ready, popup] {
                         if (!ready()) return false;
                         auto* chip = gallery.window().findChild<QAbstractButton*>(u"chip0"_s);
                         if (!chip) return false;
                         auto* editor = gallery.window().findChild<QWidget*>(popup);
                         if (!editor || !editor->isVisible()) chip->click();
                         return true;
                     },
                     hide(popup)});
    };
    condition(u"condition"_s, Rule::all({Rule::condition("stage", "any_of", {"at_risk", "churned"}),
                                         Rule::condition("monetary", ">=", {"200000"})}));
    condition(u"condition-rank"_s, Rule::all({Rule::condition("monetary", "top_percent", {"20"}),
                                              Rule::condition("last_interaction", "not_in_period", {"this_month"}),
                                              Rule::condition("tags", "any_in_group", {"客户特征", "营销节点"})}));
    Rule many = Rule::exists("orders", {Rule::condition("amount", ">=", {"10000"})});
    many.aggregate = "count";
    many.op = ">=";
    many.values = {"2"};
    many.period.withinDays = 365;
    condition(u"chip-related"_s, Rule::all({many, Rule::condition("tier", "any_of", {"core", "key"})}),
              u"rulePopover"_s);
    condition(u"chip-group"_s,
              Rule::all({Rule::any({Rule::condition("stage", "any_of", {"at_risk"}), many,
                                    Rule::none({Rule::condition("city", "any_of", {"上海"})})})}),
              u"rulePopover"_s);
    const auto grouped = [&page, all](const QString& by) {
        return [&page, all, by] {
            all();
            page.groupBy(by);
        };
    };
    const auto ungroup = [&page] { page.groupBy({}); };
    gallery.add({u"clients-grouped"_s, grouped(u"owner"_s),
                 [&page, ready] {
                     if (!ready() || !page.model().groups().grouped()) return false;
                     page.table().setGroupClosed(1, true);
                     return true;
                 },
                 ungroup});
    gallery.add({u"clients-groups-closed"_s, grouped(u"tier"_s),
                 [&page, ready] {
                     if (!ready() || !page.model().groups().grouped()) return false;
                     if (page.model().groups().isAnyOpen()) page.table().setAllGroupsClosed(true);
                     return true;
                 },
                 ungroup});
    gallery.add({u"bulk-edit"_s, all,
                 [&page, &gallery, ready] {
                     if (!ready()) return false;
                     if (gallery.findSheet()) return true;
                     page.table().selectAll();
                     page.actions().bulkEdit();
                     return gallery.findSheet();
                 },
                 [&page, &gallery] {
                     gallery.closeSheet();
                     page.table().selectClient(page.model().idAt(0));
                 }});
    gallery.add({u"handover"_s, all,
                 [&page, &gallery, ready] {
                     if (!ready()) return false;
                     if (gallery.findSheet()) {
                         auto* sheet = gallery.window().findChild<HandoverSheet*>();
                         auto* to = sheet == nullptr ? nullptr : sheet->findChild<QComboBox*>(u"handoverTo"_s);
                         if (to && to->currentIndex() == 0) to->setCurrentIndex(1);
                         return true;
                     }
                     page.table().selectAll();
                     page.actions().handOver();
                     return false;
                 },
                 [&page, &gallery] {
                     gallery.closeSheet();
                     page.table().selectClient(page.model().idAt(0));
                 }});
    gallery.add({u"reclaim"_s, all,
                 [&page, &gallery, ready] {
                     if (!ready()) return false;
                     if (gallery.findSheet()) {
                         auto* none = gallery.window().findChild<QLabel*>(u"reclaimNone"_s);
                         return none && !none->text().isEmpty();
                     }
                     page.actions().reclaim();
                     return false;
                 },
                 [&gallery] { gallery.closeSheet(); }});
    gallery.add({u"paste-cells"_s, all,
                 [&page, &gallery, ready] {
                     if (!ready()) return false;
                     const auto shown = [&] {
                         const auto* sheet = gallery.window().findChild<CellsSheet*>();
                         return gallery.findSheet() && sheet && sheet->plan();
                     };
                     if (gallery.findSheet()) return shown();
                     page.table().selectClient(page.model().idAt(2));
                     page.table().setCurrentIndex(
                         page.model().index(2, static_cast<int>(page.model().columns().indexOf(u"value_score"_s))));
                     ClipboardBlock block = readClipboardBlock(
                         "91\t1,200,000\t2026-11-02\t孙悦\t双11、年框\t文旅\n"
                         "88\t900,000\t2026-11-05\t没有这个人\t新标签\t新能源\n"
                         "85\t\t\t\t年框\t\n");
                     page.actions().pasteBlock(std::make_shared<const ClipboardBlock>(std::move(block)));
                     return shown();
                 },
                 [&page, &gallery] {
                     gallery.closeSheet();
                     page.table().setCurrentIndex(page.model().index(0, 0));
                     page.table().selectClient(page.model().idAt(0));
                     page.table().horizontalScrollBar()->setValue(0);
                 }});
    gallery.addSheet(u"client-form"_s, [&page, all] {
        all();
        page.actions().openForm(page.table().currentClient());
    });
    gallery.addSheet(u"export"_s, [&page, all] {
        all();
        page.exportList();
    });
    gallery.addSheet(u"export-personal"_s, [&gallery] {
        gallery.go(u"clients"_s);
        ClientQuery everybody;
        everybody.asOf = gallery.context().asOf();
        auto columns = ClientListModel::fieldKeys(ClientListModel::defaultColumns());
        for (const Field& field : kindRow(Kind::client).fields)
            if (field.personal) columns.emplace_back(field.key);
        auto* sheet = new ExportDialog(gallery.context(), everybody, columns, u"全部客户"_s, &gallery.window());
        sheet->setAttribute(Qt::WA_DeleteOnClose);
        sheet->open();
    });
    addPastPicture(gallery, u"past-clients"_s, u"clients"_s, [&page] { return page.isSettled(); });
}

}  // namespace

Room clients() {
    return {.key = u"clients"_s,
            .iconName = u"building-2"_s,
            .title = [] { return ClientsPage::tr("Clients"); },
            .order = 10,
            .make = [](AppContext& context) -> Page* { return new ClientsPage(context); },
            .pictures = clientsPictures};
}

}  // namespace meike::ui::rooms
