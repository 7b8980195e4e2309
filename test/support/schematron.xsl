<!-- Makes a stylesheet of Schematron rules (ISO 19757-3, query language xslt2). It writes a line for each rule that a
  document breaks: pattern, element, the nearest id, and what the rule says. What asks a server is left out. -->
<xsl:stylesheet version="2.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:made="urn:emend:made-stylesheet"
  xmlns:sch="http://purl.oclc.org/dsdl/schematron">
  <xsl:namespace-alias stylesheet-prefix="made" result-prefix="xsl"/>

  <xsl:variable name="asks-a-server" select="/sch:schema/sch:let[contains(@value, 'http:')]/@name"/>

  <xsl:template match="/sch:schema">
    <made:stylesheet version="2.0" xmlns:xs="http://www.w3.org/2001/XMLSchema">
      <xsl:for-each select="sch:ns"><xsl:namespace name="{@prefix}" select="@uri"/></xsl:for-each>
      <made:output method="text"/>
      <xsl:apply-templates select="sch:let[not(contains(@value, 'http:'))]"/>
      <!-- the volumes that there are: all that the document names -->
      <made:variable name="vol-ids" select="distinct-values((//@target/replace(., '#.*', ''), //*:idno, /*/@xml:id))"/>
      <xsl:copy-of select="xsl:* | *[namespace-uri() != 'http://purl.oclc.org/dsdl/schematron'][not(self::xsl:*)]"/>
      <made:template match="/">
        <xsl:for-each select="sch:pattern"><made:apply-templates select="." mode="pattern-{position()}"/></xsl:for-each>
      </made:template>
      <xsl:apply-templates select="sch:pattern"/>
    </made:stylesheet>
  </xsl:template>

  <xsl:template match="sch:let"><made:variable name="{@name}" select="{@value}"/></xsl:template>

  <!-- the first rule of a pattern that fits a node is the only one -->
  <xsl:template match="sch:pattern">
    <xsl:variable name="mode" select="concat('pattern-', count(preceding-sibling::sch:pattern) + 1)"/>
    <xsl:for-each select="sch:rule">
      <made:template match="{@context}" mode="{$mode}" priority="{1000 - position()}">
        <xsl:apply-templates select="sch:let"/>
        <xsl:for-each select="sch:assert[not(some $name in $asks-a-server[. != 'vol-ids'] satisfies contains(@test, $name))]">
          <made:if test="not({@test})"><xsl:call-template name="line"/></made:if>
        </xsl:for-each>
        <made:apply-templates select="@* | node()" mode="{$mode}"/>
      </made:template>
    </xsl:for-each>
    <made:template match="@* | node() | /" mode="{$mode}" priority="-1">
      <made:apply-templates select="@* | node()" mode="{$mode}"/>
    </made:template>
  </xsl:template>

  <xsl:template name="line">
    <made:value-of select="concat('{../../@id} ', name(), ' ', ancestor-or-self::*[@xml:id][1]/@xml:id, ': ')"/>
    <xsl:for-each select="node()">
      <xsl:choose>
        <xsl:when test="self::sch:value-of"><made:value-of select="{@select}"/></xsl:when>
        <xsl:otherwise><made:text><xsl:value-of select="replace(., '\s+', ' ')"/></made:text></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
    <made:value-of select="codepoints-to-string(10)"/>
  </xsl:template>
</xsl:stylesheet>
