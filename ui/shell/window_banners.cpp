// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/window_banners.h"

#include "ui/context/app_context.h"
#include "ui/context/error_text.h"
#include "ui/kit/format.h"
#include "ui/kit/text.h"
#include "ui/shell/main_frame.h"
#include "ui/shell/workspace_door.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;
}

WindowBanners::WindowBanners(AppContext& context, MainFrame& frame, WorkspaceDoor& door)
    : QObject(&frame), m_context(context), m_frame(frame), m_door(door) {
    for (const auto signal : {&AppContext::sessionChanged, &AppContext::asOfChanged, &AppContext::fileProblemChanged})
        connect(&context, signal, this, &WindowBanners::update);
    update();
}

void WindowBanners::update() {
    updateDemo();
    updatePast();
    updateFile();
}

Banner* WindowBanners::wanted(QPointer<Banner>& banner, bool wanted, Banner::Kind kind, const QString& name) {
    if (!wanted) {
        if (banner) m_frame.removeBanner(banner);
        return nullptr;
    }
    if (!banner) {
        banner = new Banner(kind);
        banner->setObjectName(name);
        m_frame.addBanner(banner);
    }
    return banner;
}

void WindowBanners::updateDemo() {
    const bool demo = m_context.session() && m_context.isDemo();
    Banner* banner = wanted(m_demo, demo, Banner::Kind::info, u"demoBanner"_s);
    if (!banner) return;
    banner->setText(tr("This is the demo agency: invented clients in a file of their own. Change whatever you like."));
    banner->setButton(tr("Leave the demo"), [this] { m_door.close(); });
}

void WindowBanners::updatePast() {
    const bool past = m_context.session() && m_context.inThePast();
    Banner* banner = wanted(m_past, past, Banner::Kind::warning, u"pastBanner"_s);
    if (!banner) return;
    const auto& rules = m_context.otherRules();
    const bool today = m_context.asOf() == m_context.today();
    banner->setText(
        rules && today ? tr("Today by the rules “%1”, version %2, to look at only: they are not those in use.")
                             .arg(qs(rules->label.in(m_context.language())))
                             .arg(rules->version)
        : rules ? tr("Shown as of %1 by the rules “%2”, version %3, and not to be changed. Tags, owners and other "
                     "fields "
                     "are today's.")
                      .arg(dateText(m_context.asOf()), qs(rules->label.in(m_context.language())))
                      .arg(rules->version)
                : tr("Shown as of %1 and not to be changed. Tags, owners and other fields are today's.")
                      .arg(dateText(m_context.asOf())));
    banner->setButton(today ? tr("Back to the rules in use") : tr("Back to today"), [this] { m_context.setAsOf({}); });
}

void WindowBanners::updateFile() {
    const auto& problem = m_context.fileProblem();
    Banner* banner = wanted(m_file, m_context.session() && problem, Banner::Kind::warning, u"fileBanner"_s);
    if (!banner) return;
    banner->setText(errorText(*problem));
    banner->setButtons({{tr("Open again"), [this] { m_door.reopen(); }},
                        {tr("Restore a backup..."), [this] { m_door.chooseBackup(); }},
                        {tr("Save a copy..."), [this] { m_door.chooseCopy(); }},
                        {tr("Choose another..."), [this] { m_door.chooseWorkspace(); }}});
}

}  // namespace meike::ui
