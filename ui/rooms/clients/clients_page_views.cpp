// SPDX-License-Identifier: GPL-3.0-or-later
// The views of the clients page: shown, counted, kept, changed, put in order.
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QRadioButton>
#include <algorithm>

#include "app/records/record_writer.h"
#include "app/segments.h"
#include "app/view/saved_views.h"
#include "domain/rule_references.h"
#include "ui/context/error_text.h"
#include "ui/context/latest_read.h"
#include "ui/kit/form_dialog.h"
#include "ui/kit/search_field.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/icons.h"
#include "ui/parts/client_list_model.h"
#include "ui/rooms/clients/client_table.h"
#include "ui/rooms/clients/clients_page.h"
#include "ui/rooms/clients/view_bar.h"
#include "ui/rules/chip_row.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kMostViewName = 60;

/// One answer for the sidebar: the counts of all views.
struct ViewCounts {
    std::vector<std::int64_t> counts;  ///< -1: not known yet
};

bool asksForScores(const Rule& rule) {
    bool asks = false;
    forEachNode(rule, [&](const Rule& node, Kind kind) {
        const Field* field = node.type == Rule::Type::condition ? findField(kind, node.field) : nullptr;
        asks = asks || (field && field->source == FieldSource::score);
    });
    return asks;
}

}  // namespace

void ClientsPage::beginView(ClientView view) {
    m_view = std::move(view);
    m_table->showColumns(m_view.saved ? m_view.saved->columns : std::vector<ListColumn>());
}

void ClientsPage::showView(const QString& key) {
    const RecordId kept = keptViewId(key);
    const auto saved = kept == 0 ? std::nullopt : savedView(m_context.reader(), kept);
    beginView(saved ? keptView(*saved) : builtInView(key, actorName()));
    if (saved && saved->problem) m_context.showError(*saved->problem);
    m_name.clear();
    m_list.begin(m_view.rule, m_view.shelf, m_view.sorts, m_view.grouping);
    clearSearch();
    setAmong({}, {});
    m_chips->setRule(m_list.rule);
    m_model->setSorts(m_list.sorts);
    emit viewShown(m_view.key);
    m_toTop = true;
    ask();
}

Rule ClientsPage::withSegments(const Rule& rule) const {
    if (segmentsIn(rule).empty()) return rule;
    try {
        return resolved(m_context.reader(), rule);
    } catch (const Error&) {
        return Rule::any({});  // of a segment that is gone: said when the view is shown
    }
}

void ClientsPage::refreshViews() {
    if (!m_context.session()) {
        m_parts.clear();
        emit viewsChanged({});
        return;
    }
    std::vector<ClientView> views = builtInViews(actorName());
    for (const SavedView& view : savedViews(m_context.reader(), m_context.session()->actor()))
        views.push_back(keptView(view));
    m_parts.clear();
    std::vector<ClientQuery> queries;
    for (const ClientView& view : views) {
        m_parts << PagePart{view.key, view.name};
        ClientQuery query;
        query.rule = withSegments(view.rule);
        query.shelf = view.shelf;
        query.asOf = m_context.asOf();
        queries.push_back(std::move(query));
    }
    m_viewsRead->ask(
        [queries](Database& database, const std::stop_token& stop) {
            ViewCounts counts;
            const bool scored = hasScores(database);
            for (const ClientQuery& query : queries) {
                throwIfStopped(stop);
                // Before the first scores are there nobody knows how many core clients there are: not none.
                counts.counts.push_back(scored || !asksForScores(query.rule) ? queryClientTotals(database, query).count
                                                                             : -1);
            }
            return counts;
        },
        [this, views](ViewCounts answer) {
            const auto counts = std::move(answer);
            QList<SavedViewItem> items;
            for (std::size_t i = 0; i < views.size(); ++i)
                items << SavedViewItem{views[i].key, views[i].name, counts.counts[i], views[i].tone};
            emit viewsChanged(items);
            emit viewShown(m_name.isEmpty() && m_list.isView() ? m_view.key : QString());
            emit countChanged(counts.counts.front());
        });
}

SavedView ClientsPage::viewOfNow() const {
    SavedView view;
    view.rule = m_list.rule;
    view.shelf = m_list.shelf;
    view.sorts = m_list.sorts;
    view.grouping = m_list.grouping;
    view.columns = m_table->shownColumns();
    return view;
}

bool ClientsPage::isViewChanged() const {
    if (!m_view.saved || m_list.among) return false;
    SavedView now = viewOfNow();
    // A view without columns is shown in one's own.
    if (m_view.saved->columns.empty()) now.columns.clear();
    return !m_view.saved->showsAs(now);
}

void ClientsPage::showViewBar() {
    const bool changed = isViewChanged();
    // A list of chosen clients is no rule: it is kept as a segment.
    const bool other = !m_list.among && (!m_list.isView() || sortsText(m_list.sorts, m_list.grouping) !=
                                                                 sortsText(m_view.sorts, m_view.grouping));
    m_viewBar->show(changed, changed || (!m_view.saved && other), m_context.session() && !m_context.inThePast());
}

void ClientsPage::followView() {
    if (!m_view.saved) return;
    const auto stored = savedView(m_context.reader(), m_view.saved->id);
    if (!stored) {
        showView(u"all"_s);
        return;
    }
    const bool changed = isViewChanged();
    m_view = keptView(*stored);
    m_list.viewRule = m_view.rule;
    // What one has changed and not kept stays; else the list follows what was kept (by undo, too).
    if (!changed && isViewChanged())
        showView(m_view.key);
    else
        showViewBar();
    showTitle();
}

void ClientsPage::saveView() {
    if (!m_view.saved || !isViewChanged()) return;
    SavedView view = viewOfNow();
    view.id = m_view.saved->id;
    view.name = m_view.saved->name;
    view.person = m_view.saved->person;
    view.rank = m_view.saved->rank;
    m_context.edit(changeFieldCommand(m_context.reader(), Kind::saved_view, view.id, "rule"),
                   [view](Edit& edit) { meike::saveView(edit, view); });
}

void ClientsPage::revertView() {
    if (m_view.saved) showView(m_view.key);
}

void ClientsPage::saveViewAs() {
    if (!m_context.session() || !m_context.mayEdit()) return;
    SavedView view = viewOfNow();
    askViewName(tr("Save as a view"), tr("Save"), view, [this](const SavedView& named) {
        RecordId made = 0;
        const Change change =
            m_context.session()->edit(addCommand(m_context.reader(), Record(Kind::saved_view).set("name", named.name)),
                                      [&](Edit& edit) { made = meike::saveView(edit, named); });
        m_context.showDone(change.command, change.step);
        showView(keptView(*savedView(m_context.reader(), made)).key);
    });
}

void ClientsPage::askViewName(const QString& title, const QString& verb, const SavedView& view,
                              std::function<void(const SavedView&)> store) {
    auto* sheet = new FormDialog(title, verb, window());
    sheet->setObjectName(u"viewSheet"_s);
    auto* name = new QLineEdit(qs(view.name));
    name->setObjectName(u"viewNameEdit"_s);
    name->setMaxLength(kMostViewName);
    sheet->addRow(tr("&Name"), name);
    QRadioButton* mine = nullptr;
    const RecordId actor = m_context.session()->actor();
    if (actor != 0) {
        auto* everybody = new QRadioButton(tr("Everybody who opens this workspace"));
        mine = new QRadioButton(tr("Only %1").arg(actorName()));
        mine->setObjectName(u"viewMineRadio"_s);
        (view.person == 0 ? everybody : mine)->setChecked(true);
        sheet->addRow(tr("Seen by"), everybody);
        sheet->addWide(mine);
    }
    sheet->setSubmit([this, sheet, name, mine, actor, view, store = std::move(store)] {
        SavedView named = view;
        named.name = u8(name->text().trimmed());
        named.person = mine && mine->isChecked() ? actor : 0;
        if (named.name.empty()) {
            sheet->setError(tr("Give it a name."), name);
            return false;
        }
        try {
            store(named);
            return true;
        } catch (...) {
            sheet->setError(errorText(currentError()), name);
            return false;
        }
    });
    sheet->openSheet();
    name->setFocus();
    name->selectAll();
}

void ClientsPage::showViewMenu(const QString& key, const QPoint& at) {
    const RecordId id = keptViewId(key);
    const auto view = id == 0 || !m_context.session() ? std::nullopt : savedView(m_context.reader(), id);
    if (!view) return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"viewMenu"_s);
    const bool editable = !m_context.inThePast();
    std::vector<RecordId> order;
    for (const SavedView& each : savedViews(m_context.reader(), m_context.session()->actor())) order.push_back(each.id);
    const auto place = std::find(order.begin(), order.end(), id) - order.begin();
    const auto move = [this, order, place](std::ptrdiff_t to) {
        std::vector<RecordId> moved = order;
        std::swap(moved[static_cast<std::size_t>(place)], moved[static_cast<std::size_t>(to)]);
        m_context.edit(rankViewsCommand(), [moved](Edit& edit) { rankViews(edit, moved); });
    };
    const auto add = [&](const QString& icon, const QString& text, const QString& name, bool enabled, auto run) {
        QAction* action = menu->addAction(meike::ui::icon(icon), text, this, run);
        action->setObjectName(name);
        action->setEnabled(enabled && editable);
    };
    add(u"pencil"_s, tr("Rename or share..."), u"renameView"_s, true, [this, view = *view] {
        askViewName(tr("View"), tr("Save"), view, [this](const SavedView& named) {
            const Change change =
                m_context.session()->edit(changeFieldCommand(m_context.reader(), Kind::saved_view, named.id, "name"),
                                          [&](Edit& edit) { meike::saveView(edit, named); });
            m_context.showDone(change.command, change.step);
        });
    });
    add(u"arrow-up"_s, tr("Move up"), u"moveViewUp"_s, place > 0, [move, place] { move(place - 1); });
    add(u"arrow-down"_s, tr("Move down"), u"moveViewDown"_s, place + 1 < static_cast<std::ptrdiff_t>(order.size()),
        [move, place] { move(place + 1); });
    menu->addSeparator();
    add(u"trash-2"_s, tr("Delete"), u"deleteView"_s, true, [this, id] {
        m_context.edit(removeCommand(m_context.reader(), Kind::saved_view, id),
                       [id](Edit& edit) { removeRecord(edit, Kind::saved_view, id); });
    });
    menu->popup(at);
}

}  // namespace meike::ui
