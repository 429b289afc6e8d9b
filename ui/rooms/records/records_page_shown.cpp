// SPDX-License-Identifier: GPL-3.0-or-later
// What the page of records says about its list: head, order, and what is there when nothing is.
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>

#include "base/unicode.h"
#include "domain/field.h"
#include "ui/forms/record_caption.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/search_field.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/icons.h"
#include "ui/rooms/records/kind_list.h"
#include "ui/rooms/records/record_list_model.h"
#include "ui/rooms/records/record_list_table.h"
#include "ui/rooms/records/records_page.h"
#include "ui/rooms/records/totals_bar.h"
#include "ui/rules/chip_row.h"
#include "ui/rules/condition_editor.h"
#include "ui/rules/condition_text.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;
}

QString RecordsPage::clientsText() const {
    const auto& clients = state().clients;
    if (!clients) return {};
    const auto name = m_clientsNames.find(m_kind);
    const QString called = name == m_clientsNames.end() ? QString() : name->second;
    // Of one client its name says all.
    if (clients->size() == 1 && !called.isEmpty()) return labelledText(tr("Client"), called);
    const QString number = clientCount(static_cast<std::int64_t>(clients->size()));
    return called.isEmpty() ? number : labelledText(called, number);
}

QStringList RecordsPage::narrowedBy() const {
    QStringList parts;
    if (const QString clients = clientsText(); !clients.isEmpty()) parts << clients;
    if (const QString search = m_search->text().trimmed(); !search.isEmpty()) parts << tr("search “%1”").arg(search);
    const QString rule = ruleText(state().where, m_context.language(), m_context.currency(), m_kind);
    if (!rule.isEmpty()) parts << rule;
    return parts;
}

QString RecordsPage::listName() const { return clauseText(narrowedBy()); }

void RecordsPage::showHead() {
    title()->setText(m_context.text(kindRow(m_kind).many));
    QString text;
    QString tip;
    if (m_totals && m_context.session()) {
        text = recordCount(m_context, m_kind, m_totals->count);
        // The first of its sums: what one asks of such papers first.
        const auto figures = TotalsBar::figures(m_context, m_kind, *m_totals);
        if (!figures.isEmpty()) {
            text += u" · "_s + labelledText(figures.first().label, figures.first().text);
            tip = figures.first().tip;
        }
    }
    subtitle()->setText(text);
    subtitle()->setToolTip(tip);
}

void RecordsPage::showSorts() {
    static constexpr char16_t kBadges[] = {u'①', u'②', u'③', u'④', u'⑤', u'⑥'};
    const auto& sorts = state().sorts;
    QStringList parts;
    for (std::size_t i = 0; i < sorts.size(); ++i) {
        const Field* field = findField(m_kind, sorts[i].field);
        if (!field) continue;
        QString part = m_context.text(field->label) + (sorts[i].descending ? u" ↓"_s : u" ↑"_s);
        if (sorts.size() > 1 && i < std::size(kBadges)) part += u' ' + QString(QChar(kBadges[i]));
        parts << part;
    }
    m_sortText->setText(parts.isEmpty() ? QString() : tr("by %1").arg(parts.join(u"  "_s)));
    m_model->setSorts(sorts);
}

void RecordsPage::showEmptyState() {
    const bool none = m_model->rowCount() == 0;
    m_stack->setCurrentWidget(none ? static_cast<QWidget*>(m_none) : m_table);
    m_totalsBar->setVisible(!none);
    if (!none) return;
    m_none->clearActions();
    const KindRow& row = kindRow(m_kind);
    if (state().isNarrowed()) {
        m_none->setContent(u"filter"_s, tr("No %1 fits", "a kind of record").arg(kindInSentence(m_context, m_kind)),
                           tr("Shown are those with: %1").arg(clauseText(narrowedBy())));
        m_none
            ->addAction(
                tr("Clear"), [this] { clearFilters(); }, true)
            ->setObjectName(u"clearRecordFiltersButton"_s);
        return;
    }
    m_none->setContent(row.icon.empty() ? u"list"_s : qs(row.icon),
                       tr("No %1 yet", "a kind of record").arg(kindsInSentence(m_context, m_kind)),
                       m_context.inThePast() ? tr("There were none on that day.")
                                             : tr("Import them from a table, or enter the first one by hand."));
    if (m_context.inThePast()) return;
    if (row.importOrder > 0) m_none->addAction(tr("Import..."), [this] { m_context.runAction(u"file.import"_s); });
    m_none->addAction(
        tr("New %1...").arg(kindInSentence(m_context, m_kind)), [this] { newRecord(); }, true);
}

void RecordsPage::showWhatMayBeDone() {
    m_newButton->setEnabled(!m_context.inThePast());
    m_newButton->setToolTip(m_context.whyNotEdit());
}

void RecordsPage::retranslate() {
    m_search->setPlaceholderText(tr("Find in the list"));
    m_search->setAccessibleName(tr("Find in the list"));
    m_columnsButton->setText(tr("Columns"));
    m_columnsButton->setIcon(icon(u"columns-3"_s));
    m_exportButton->setText(tr("Export..."));
    m_exportButton->setIcon(icon(u"download"_s));
    m_newButton->setText(tr("New %1").arg(kindInSentence(m_context, m_kind)));
    m_chips->setRule(state().where);
    m_chips->setList(clientsText());
    showWhatMayBeDone();
    showSorts();
    showHead();
    if (m_known) showEmptyState();
    if (m_editor) {
        // Its words are of the old language. Not deleted here: the window is telling its children one after another.
        m_editor->hide();
        m_editor->deleteLater();
        m_editor.clear();
    }
}

}  // namespace meike::ui
