// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableWidget>
#include <QTimer>

#include "app/segment_presets.h"
#include "app/segments.h"
#include "exchange/rule_json.h"
#include "ui/kit/text.h"
#include "ui/parts/client_list_model.h"
#include "ui/parts/export_dialog.h"
#include "ui/rooms/segments/overlap_sheet.h"
#include "ui/rooms/segments/segment_detail.h"
#include "ui/rooms/segments/segment_history.h"
#include "ui/rooms/segments/segment_list.h"
#include "ui/rooms/segments/segment_why.h"
#include "ui/rooms/segments/segments_page.h"
#include "ui/rooms/settings/settings_page.h"
#include "ui/rooms/settings/tag_editor.h"
#include "ui/rules/condition_row.h"
#include "ui/shell/screenshots.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

Rule ruleOf(const char* json) { return valueOrThrow(parseRule(json)); }

/// The segment whose log has most to tell: the first that came out differently than before, else the first.
RecordId tellingSegment(Database& database) {
    RecordId first = 0;
    for (const Segment& segment : allSegments(database)) {
        if (segment.fixedOn) continue;
        if (first == 0) first = segment.id;
        if (!changesSince(database, segment.id, 0).events.empty()) return segment.id;
    }
    return first;
}

}  // namespace

void Screenshots::addSegmentScreens() {
    MainWindow& window = *m_window;
    SegmentsPage& page = window.segmentsPage();
    const auto toPage = [&window] { window.setCurrentPage(u"segments"_s); };
    const auto toList = [&page] { page.showList(); };
    const auto scrollTo = [&page](QWidget* card) {
        auto* scroll = page.detail().findChild<QScrollArea*>();
        scroll->verticalScrollBar()->setValue(card->y());
    };
    const auto add = [this, &page, toPage, toList](const QString& name, const std::function<void()>& show,
                                                   const std::function<bool()>& ready = {}) {
        m_screens << Screen{name,
                            [toPage, show] {
                                toPage();
                                show();
                            },
                            [&page, ready] {
                                // A workspace without segments stays at the list.
                                if (!page.isDetailShown()) return page.list().isSettled();
                                return page.detail().isSettled() && (!ready || ready());
                            },
                            toList};
    };
    // Somebody who is not in: the parts of the rule that do not hold.
    add(
        u"segment-why"_s,
        [&page] {
            page.showNew(u"双十一前需唤回的重点客户"_s,
                         ruleOf(R"({"all": [{"field": "tier", "op": "any_of", "value": ["core", "key"]},
                        {"any": [{"field": "stage", "op": "any_of", "value": ["at_risk"]},
                                 {"related": "interactions", "aggregate": "count", "op": "<", "value": 1, "within_days": 60}]},
                        {"related": "orders", "aggregate": "sum", "field": "amount", "op": ">=", "value": 1, "period": "last_quarter"}]})"));
        },
        [this, &page, scrollTo] {
            auto* why = page.findChild<SegmentWhy*>();
            if (why->client() == 0) {
                ClientQuery out;
                out.rule = Rule::none({page.detail().rule()});
                out.asOf = m_context->asOf();
                out.sorts = {{"value_score", true}};
                const auto ids = queryClientIds(m_context->reader(), out);
                if (!ids.empty()) why->showClient(ids.front());
            }
            scrollTo(why);
            return !why->lines().isEmpty();
        });
    add(u"segment-saved"_s, [this, &page] { page.showSegment(tellingSegment(m_context->reader())); });
    add(
        u"segment-history"_s, [this, &page] { page.showSegment(tellingSegment(m_context->reader())); },
        [&page, scrollTo] {
            auto* history = page.findChild<SegmentHistory*>();
            scrollTo(history);
            return !history->findChild<QLabel*>(u"historySummary"_s)->text().isEmpty();
        });
    add(u"segment-fixed"_s, [this, &page] {
        for (const Segment& segment : allSegments(m_context->reader())) {
            if (!segment.fixedOn) continue;
            page.showSegment(segment.id);
            return;
        }
        ClientQuery some;
        some.asOf = m_context->asOf();
        some.sorts = {{"value_score", true}};
        some.limit = 3;
        page.showNew(u"季度拜访名单"_s,
                     Rule::all({fixedListOf(m_context->reader(), queryClientIds(m_context->reader(), some))}));
    });
    add(u"segment-empty"_s, [&page] { page.showNew({}, Rule::all({})); });
    add(u"segment-none"_s, [&page] {
        page.showNew(u"核心但从未下单"_s, ruleOf(R"({"all": [{"field": "tier", "op": "any_of", "value": ["core"]},
                                                           {"field": "orders", "op": "<", "value": 1}]})"));
    });
    add(u"segment-gaps"_s, [&page] {
        page.showNew(u"引用了不存在的内容"_s,
                     ruleOf(R"({"all": [{"field": "tags", "op": "any_of", "value": ["年框", "没有的标签"]},
                                        {"segment": "没有的细分"}]})"));
    });
    add(u"segment-incomplete"_s, [&page] {
        Rule rule = ruleOf(R"({"all": [{"field": "tier", "op": "any_of", "value": ["core", "key"]},
            {"related": "orders", "aggregate": "count", "op": ">=", "value": 2, "within_days": 90,
             "where": {"all": [{"field": "amount", "op": ">=", "value": 100000}]}},
            {"field": "last_order", "op": "between", "value": ["2026-01-01", "2026-03-31"]},
            {"field": "monetary", "op": "top_percent", "value": 20}]})");
        rule.children.push_back(Rule::condition("city", "any_of", {}));
        rule.children.push_back(Rule::any({}));
        page.showNew(u"还没写完"_s, rule);
    });
    add(u"segment-preset"_s, [this, &page] {
        const SegmentPreset& preset = segmentPresets()[0];
        page.showNew(m_context->text(preset.name), presetRule(preset), m_context->text(preset.serves));
    });
    add(
        u"segment-subject"_s,
        [&page] { page.showNew(u"新的细分"_s, Rule::all({Rule::condition("tier", "any_of", {"core"})})); },
        [&page] {
            if (!page.window()->findChild<QWidget*>(u"subjectPicker"_s))
                page.findChild<ConditionRow*>()->chooseSubject();
            return true;
        });
    m_screens.back().leave = [&page] {
        if (auto* picker = page.window()->findChild<QWidget*>(u"subjectPicker"_s)) picker->hide();
        page.showList();
    };
    m_screens << Screen{u"segments-presets"_s,
                        [toPage, toList] {
                            toPage();
                            toList();
                        },
                        [&page] {
                            if (!page.list().isSettled()) return false;
                            if (!page.window()->findChild<QWidget*>(u"presetPicker"_s)) page.list().showPresets();
                            return true;
                        },
                        [&page] {
                            if (auto* picker = page.window()->findChild<QWidget*>(u"presetPicker"_s)) picker->hide();
                        }};
    const auto dialog = [this] {
        for (QWidget* each : QApplication::topLevelWidgets())
            if (qobject_cast<QDialog*>(each) && each->isVisible()) m_dialog = each;
        return m_dialog != nullptr;
    };
    const auto close = [this, toList] {
        if (m_dialog) m_dialog->deleteLater();
        m_dialog.clear();
        toList();
    };
    for (const int others : {1, 2}) {
        m_screens << Screen{
            others == 1 ? u"segment-compare"_s : u"segment-compare-three"_s,
            [this, &page, toPage] {
                toPage();
                page.showSegment(tellingSegment(m_context->reader()));
            },
            [this, &page, dialog, others] {
                const auto segments = allSegments(m_context->reader());
                if (segments.size() < 3) return true;
                if (!dialog()) {
                    openOverlapSheet(*m_context, page.detail().segment(), &page);
                    if (!dialog()) return false;
                    for (int i = 0; i < others; ++i) {
                        auto* combo = m_dialog->findChild<QComboBox*>(i == 0 ? u"overlapSecond"_s : u"overlapThird"_s);
                        combo->setCurrentIndex(i + 1);
                        emit combo->activated(i + 1);
                    }
                }
                return m_dialog->findChild<QTableWidget*>(u"overlapTable"_s)->rowCount() == (others == 1 ? 3 : 7);
            },
            close};
    }
    m_screens << Screen{u"segment-export"_s,
                        [this, &page, toPage] {
                            toPage();
                            page.showSegment(tellingSegment(m_context->reader()));
                        },
                        [&page, dialog] {
                            if (page.detail().segment() == 0) return true;
                            if (!page.detail().isSettled()) return false;
                            if (!dialog()) page.detail().exportList();
                            return dialog();
                        },
                        close};
    m_screens << Screen{u"segment-unsaved"_s,
                        [&window, &page, toPage] {
                            toPage();
                            page.showNew(u"双十一前需唤回的重点客户"_s,
                                         Rule::all({Rule::condition("tier", "any_of", {"core", "key"})}));
                            window.close();
                        },
                        [&page, dialog] { return page.detail().isSettled() && dialog(); }, close};
    m_screens << Screen{u"export-personal"_s,
                        [this, &window] {
                            window.setCurrentPage(u"clients"_s);
                            ClientQuery all;
                            all.asOf = m_context->asOf();
                            auto columns = ClientListModel::fieldKeys(ClientListModel::defaultColumns());
                            for (const Field& field : kindRow(Kind::client).fields)
                                if (field.personal) columns.emplace_back(field.key);
                            auto* sheet = new ExportDialog(*m_context, all, columns, u"全部客户"_s, &window);
                            sheet->setAttribute(Qt::WA_DeleteOnClose);
                            sheet->open();
                        },
                        dialog, close};
    m_screens << Screen{
        u"settings-tags-rule"_s,
        [&window] {
            window.setCurrentPage(u"settings"_s);
            window.settingsPage().showSection(u"tags"_s);
        },
        [&window] {
            auto* editor = window.findChild<TagEditor*>();
            if (!editor->isSettled()) return false;
            auto* table = editor->findChild<QTableWidget*>(u"tagTable"_s);
            table->selectRow(table->rowCount() - 1);
            return true;
        },
        [&window] { window.findChild<TagEditor*>()->findChild<QTableWidget*>(u"tagTable"_s)->clearSelection(); }};
}

}  // namespace meike::ui
