// SPDX-License-Identifier: GPL-3.0-or-later
// Segments as a row, and their pictures.
#include <QComboBox>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableWidget>

#include "app/segment_presets.h"
#include "app/segments.h"
#include "exchange/rule_json.h"
#include "ui/context/gallery.h"
#include "ui/context/room.h"
#include "ui/kit/text.h"
#include "ui/parts/rule_why.h"
#include "ui/rooms/segments/overlap_sheet.h"
#include "ui/rooms/segments/segment_detail.h"
#include "ui/rooms/segments/segment_history.h"
#include "ui/rooms/segments/segment_list.h"
#include "ui/rooms/segments/segments_page.h"
#include "ui/rules/condition_row.h"

namespace meike::ui::rooms {

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

constexpr const char* kWinBack =
    R"({"all": [{"field": "tier", "op": "any_of", "value": ["core", "key"]},
        {"any": [{"field": "stage", "op": "any_of", "value": ["at_risk"]},
                 {"related": "interactions", "aggregate": "count", "op": "<", "value": 1, "within_days": 60}]},
        {"not": {"field": "tags", "op": "any_of", "value": ["年框"]}}]})";
constexpr const char* kWinBackQuarter =
    R"({"all": [{"field": "tier", "op": "any_of", "value": ["core", "key"]},
        {"any": [{"field": "stage", "op": "any_of", "value": ["at_risk"]},
                 {"related": "interactions", "aggregate": "count", "op": "<", "value": 1, "within_days": 60}]},
        {"related": "orders", "aggregate": "sum", "field": "amount", "op": ">=", "value": 1, "period": "last_quarter"}]})";

/// The pictures of one segment opened.
class SegmentPictures {
public:
    SegmentPictures(SegmentsPage& page, Gallery& gallery) : m_page(page), m_gallery(gallery) {}

    void add(const QString& name, const std::function<void()>& show, const std::function<bool()>& ready = {},
             const std::function<void()>& leave = {}) {
        m_gallery.add({name,
                       [&gallery = m_gallery, show] {
                           gallery.go(u"segments"_s);
                           show();
                       },
                       [&page = m_page, ready] {
                           // A workspace without segments stays at the list.
                           if (!page.isDetailShown()) return page.list().isSettled();
                           return page.detail().isSettled() && (!ready || ready());
                       },
                       [&page = m_page, leave] {
                           if (leave) leave();
                           page.showList();
                       }});
    }
    void addRule(const QString& name, const QString& title, const Rule& rule) {
        add(name, [&page = m_page, title, rule] { page.showNew(title, rule); });
    }

private:
    SegmentsPage& m_page;
    Gallery& m_gallery;
};

void segmentsPictures(Page& base, Gallery& gallery) {
    auto& page = static_cast<SegmentsPage&>(base);
    AppContext& context = gallery.context();
    SegmentPictures pictures(page, gallery);
    const auto scrollTo = [&page](QWidget* card) {
        page.detail().findChild<QScrollArea*>()->verticalScrollBar()->setValue(card->y());
    };
    const auto hide = [&gallery](const QString& popup) {
        return [&gallery, popup] {
            if (auto* open = gallery.window().findChild<QWidget*>(popup)) open->hide();
        };
    };
    gallery.add({u"segments"_s,
                 [&page, &gallery] {
                     gallery.go(u"segments"_s);
                     page.showList();
                 },
                 [&page] { return page.list().isSettled(); }});
    pictures.add(
        u"segment-rule"_s, [&page] { page.showNew(u"双十一前需唤回的重点客户"_s, ruleOf(kWinBack)); },
        [&page] {
            auto* why = page.findChild<RuleWhy*>();
            const auto& clients = page.detail().clients();
            if (why->client() == 0 && !clients.empty()) why->showClient(clients.front());
            return clients.empty() || !why->lines().isEmpty();
        });
    // Somebody who is not in: the parts of the rule that do not hold.
    pictures.add(
        u"segment-why"_s, [&page] { page.showNew(u"双十一前需唤回的重点客户"_s, ruleOf(kWinBackQuarter)); },
        [&page, &context, scrollTo] {
            auto* why = page.findChild<RuleWhy*>();
            if (why->client() == 0) {
                ClientQuery out;
                out.rule = Rule::none({page.detail().rule()});
                out.asOf = context.asOf();
                out.sorts = {{"value_score", true}};
                const auto ids = queryClientIds(context.reader(), out);
                if (!ids.empty()) why->showClient(ids.front());
            }
            scrollTo(why);
            return !why->lines().isEmpty();
        });
    const auto telling = [&page, &context] { page.showSegment(tellingSegment(context.reader())); };
    pictures.add(u"segment-saved"_s, telling);
    pictures.add(u"segment-history"_s, telling, [&page, scrollTo] {
        auto* history = page.findChild<SegmentHistory*>();
        scrollTo(history);
        return !history->findChild<QLabel*>(u"historySummary"_s)->text().isEmpty();
    });
    pictures.add(u"segment-fixed"_s, [&page, &context] {
        for (const Segment& segment : allSegments(context.reader())) {
            if (!segment.fixedOn) continue;
            page.showSegment(segment.id);
            return;
        }
        ClientQuery some;
        some.asOf = context.asOf();
        some.sorts = {{"value_score", true}};
        some.limit = 3;
        page.showNew(u"季度拜访名单"_s,
                     Rule::all({fixedListOf(context.reader(), queryClientIds(context.reader(), some))}));
    });
    pictures.addRule(u"segment-empty"_s, {}, Rule::all({}));
    pictures.addRule(u"segment-none"_s, u"核心但从未下单"_s,
                     ruleOf(R"({"all": [{"field": "tier", "op": "any_of", "value": ["core"]},
                                        {"field": "orders", "op": "<", "value": 1}]})"));
    pictures.addRule(u"segment-gaps"_s, u"引用了不存在的内容"_s,
                     ruleOf(R"({"all": [{"field": "tags", "op": "any_of", "value": ["年框", "没有的标签"]},
                                        {"segment": "没有的细分"}]})"));
    Rule unfinished = ruleOf(R"({"all": [{"field": "tier", "op": "any_of", "value": ["core", "key"]},
            {"related": "orders", "aggregate": "count", "op": ">=", "value": 2, "within_days": 90,
             "where": {"all": [{"field": "amount", "op": ">=", "value": 100000}]}},
            {"field": "last_order", "op": "between", "value": ["2026-01-01", "2026-03-31"]},
            {"field": "monetary", "op": "top_percent", "value": 20}]})");
    unfinished.children.push_back(Rule::condition("city", "any_of", {}));
    unfinished.children.push_back(Rule::any({}));
    pictures.addRule(u"segment-incomplete"_s, u"还没写完"_s, unfinished);
    pictures.add(u"segment-preset"_s, [&page, &context] {
        const SegmentPreset& preset = segmentPresets()[0];
        page.showNew(context.text(preset.name), presetRule(preset), context.text(preset.serves));
    });
    pictures.add(
        u"segment-subject"_s,
        [&page] { page.showNew(u"新的细分"_s, Rule::all({Rule::condition("tier", "any_of", {"core"})})); },
        [&page, &gallery] {
            if (!gallery.window().findChild<QWidget*>(u"subjectPicker"_s))
                page.findChild<ConditionRow*>()->chooseSubject();
            return true;
        },
        hide(u"subjectPicker"_s));
    gallery.add({u"segments-presets"_s,
                 [&page, &gallery] {
                     gallery.go(u"segments"_s);
                     page.showList();
                 },
                 [&page, &gallery] {
                     if (!page.list().isSettled()) return false;
                     if (!gallery.window().findChild<QWidget*>(u"presetPicker"_s)) page.list().showPresets();
                     return true;
                 },
                 hide(u"presetPicker"_s)});
    const auto close = [&gallery] { gallery.closeSheet(); };
    for (const int others : {1, 2})
        pictures.add(
            others == 1 ? u"segment-compare"_s : u"segment-compare-three"_s, telling,
            [&page, &gallery, &context, others] {
                if (allSegments(context.reader()).size() < 3) return true;
                if (!gallery.findSheet()) {
                    openOverlapSheet(context, page.detail().segment(), &page);
                    if (!gallery.findSheet()) return false;
                    for (int i = 0; i < others; ++i) {
                        auto* combo =
                            gallery.sheet()->findChild<QComboBox*>(i == 0 ? u"overlapSecond"_s : u"overlapThird"_s);
                        combo->setCurrentIndex(i + 1);
                        emit combo->activated(i + 1);
                    }
                }
                return gallery.sheet()->findChild<QTableWidget*>(u"overlapTable"_s)->rowCount() ==
                       (others == 1 ? 3 : 7);
            },
            close);
    pictures.add(
        u"segment-export"_s, telling,
        [&page, &gallery] {
            if (page.detail().segment() == 0) return true;
            if (!gallery.findSheet()) page.detail().exportList();
            return gallery.findSheet();
        },
        close);
    pictures.add(
        u"segment-unsaved"_s,
        [&page, &gallery] {
            page.showNew(u"双十一前需唤回的重点客户"_s,
                         Rule::all({Rule::condition("tier", "any_of", {"core", "key"})}));
            gallery.window().close();
        },
        [&gallery] { return gallery.findSheet(); }, close);
}

}  // namespace

Room segments() {
    return {.key = u"segments"_s,
            .iconName = u"layers"_s,
            .title = [] { return SegmentsPage::tr("Segments"); },
            .order = 20,
            .make = [](AppContext& context) -> Page* { return new SegmentsPage(context); },
            .pictures = segmentsPictures};
}

}  // namespace meike::ui::rooms
